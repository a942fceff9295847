import type { LightMyRequestResponse } from 'fastify';
import { Secret, TOTP } from 'otpauth';

import { randomUUID } from 'node:crypto';

import type { Role } from '@kith/contracts/roles';
import { nameSkeleton } from '@kith/domain/group/display-name';
import type { JoinRule } from '@kith/domain/group/membership';

import { AccountSecrets } from '../accounts/account-secrets.js';
import { type Viewer, ViewerSource } from '../platform/auth.js';
import { sessionCookieName } from '../platform/cookies.js';
import { Db, row, write } from '../platform/db.js';
import type { anApp } from './app.js';

export type TestApp = Awaited<ReturnType<typeof anApp>>;
type GroupRef = string | { id: string };

/** Somebody with an account, a live session and, if they have powers, a second factor that was given. */
export interface Someone {
  accountId: string;
  email: string;
  actor: Viewer['actor'];
  /** Value of the `cookie` header. */
  cookie: string;
  sessionId: string;
  /** Membership in a group; throws when they are not in it. */
  membershipId: (group: GroupRef) => string;
  /** A one-time code that is right at the app's time. */
  code: () => string;
}

export interface AccountWish {
  roles?: readonly Role[];
  /** Groups to be an active member of. */
  groups?: readonly GroupRef[];
  /** Groups with a certificate in force for a year; makes no membership by itself. */
  certificates?: readonly GroupRef[];
  /** Name in every group; another one is found when it is taken. */
  name?: string;
  avatar?: string;
  email?: string;
  emailConfirmed?: boolean;
  workName?: string;
  jobTitle?: string;
  country?: string;
  timeZone?: string;
  /** False leaves the session waiting for the second factor. */
  secondFactor?: boolean;
  /** True: the second factor was given just now, so step-up holds for 5 minutes. */
  steppedUp?: boolean;
  passwordHash?: string;
}

const idOf = (group: GroupRef): string => (typeof group === 'string' ? group : group.id);
const year = 365 * 24 * 3600_000;
let count = 0;

/** A group, open unless told otherwise. */
export async function aGroup(
  app: TestApp,
  wish: Partial<{
    slug: string;
    name: string;
    joinRule: JoinRule;
    premoderation: 'OFF' | 'FIRST_THREE' | 'ALL';
    isSensitive: boolean;
  }> = {},
): Promise<{ id: string; slug: string; name: string }> {
  const name = wish.name ?? `Group ${++count}`;
  const slug = wish.slug ?? `group-${randomUUID().slice(0, 8)}`;
  const made = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO peer_group (slug, name, summary, about, join_rule, premoderation, moderated_hours, is_sensitive, created_at)
     VALUES ($1, $2, 'Who it is for', 'About it', $3, $4, 'Every day 9 to 21', $5, $6) RETURNING id`,
    [slug, name, wish.joinRule ?? 'OPEN', wish.premoderation ?? 'OFF', wish.isSensitive ?? false, app.clock.now()],
  );
  return { id: made!.id, slug, name };
}

/** An account with what the wish says, written straight into the database, and a session for it. */
export async function anAccount(app: TestApp, wish: AccountWish = {}): Promise<Someone> {
  const tx = app.get(Db).reader;
  const secrets = app.get(AccountSecrets);
  const now = app.clock.now();
  const accountId = randomUUID();
  const email = wish.email ?? `somebody-${accountId}@example.org`;
  await write(
    tx,
    `INSERT INTO account (id, email_sealed, email_index, password_hash, country, time_zone, status, work_name, job_title, email_confirmed_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'active', $7, $8, $9, $10)`,
    [
      accountId,
      secrets.sealEmail(accountId, email),
      secrets.emailIndex(email),
      wish.passwordHash ?? 'no password opens this',
      wish.country ?? 'GB',
      wish.timeZone ?? 'Europe/London',
      wish.workName ?? null,
      wish.jobTitle ?? null,
      wish.emailConfirmed === false ? null : now,
      now,
    ],
  );
  for (const role of wish.roles ?? []) {
    await write(tx, `INSERT INTO account_role (account_id, role, granted_at) VALUES ($1, $2, $3)`, [
      accountId,
      role,
      now,
    ]);
  }
  for (const group of wish.certificates ?? []) await aCertificate(app, accountId, group);
  const memberships = new Map<string, string>();
  for (const group of wish.groups ?? []) memberships.set(idOf(group), await aMembership(app, accountId, group, wish));

  const seed = new Secret({ size: 20 }).base32;
  const hasPowers = (wish.roles ?? []).length > 0;
  if (hasPowers) {
    await write(tx, `INSERT INTO second_factor (account_id, seed_sealed, confirmed_at) VALUES ($1, $2, $3)`, [
      accountId,
      secrets.sealSeed(accountId, seed),
      now,
    ]);
  }
  const session = await aSession(app, accountId, {
    secondFactor: hasPowers && wish.secondFactor !== false,
    steppedUp: wish.steppedUp ?? false,
  });
  return {
    accountId,
    email,
    ...session,
    membershipId: (group) => {
      const found = memberships.get(idOf(group));
      if (!found) throw new Error('They are not in this group.');
      return found;
    },
    code: () => new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: app.clock.now().getTime() }),
  };
}

/** Another session of an account that exists; a member's is kept for 30 days, one with powers ends after 12 hours. */
export async function aSession(
  app: TestApp,
  accountId: string,
  { secondFactor = false, steppedUp = false } = {},
): Promise<Pick<Someone, 'actor' | 'cookie' | 'sessionId'>> {
  const secrets = app.get(AccountSecrets);
  const now = app.clock.now();
  const token = secrets.newToken();
  await write(
    app.get(Db).reader,
    `INSERT INTO session (token_hash, account_id, device, created_at, last_seen_at, expires_at, second_factor_at, stepped_up_at)
     VALUES ($1, $2, 'Firefox on Linux', $3, $3, $4, $5, $6)`,
    [
      secrets.tokenHash(token),
      accountId,
      now,
      new Date(now.getTime() + 30 * 24 * 3600_000),
      secondFactor ? now : null,
      steppedUp ? now : null,
    ],
  );
  const viewer = await app
    .get<ViewerSource>(ViewerSource)
    .find(token, { background: true, correlationId: randomUUID() });
  if (!viewer) throw new Error('The session that was just made is not there.');
  return { actor: viewer.actor, sessionId: viewer.sessionId, cookie: `${sessionCookieName(app.config)}=${token}` };
}

/** An active membership, with a name of its own. */
export async function aMembership(
  app: TestApp,
  accountId: string,
  group: GroupRef,
  wish: Pick<AccountWish, 'name' | 'avatar'> & { joinedAt?: Date } = {},
): Promise<string> {
  const name = wish.name ?? `Quiet Kettle ${++count}`;
  const made = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO membership (group_id, account_id, display_name, name_skeleton, avatar, standing, joined_at)
     VALUES ($1, $2, $3, $4, $5, 'ACTIVE', $6)
     ON CONFLICT (group_id, name_skeleton) DO NOTHING RETURNING id`,
    [idOf(group), accountId, name, nameSkeleton(name), wish.avatar ?? 'kettle-clay', wish.joinedAt ?? app.clock.now()],
  );
  return made?.id ?? aMembership(app, accountId, group, { ...wish, name: `${name} ${++count}` });
}

/** A peer moderator's certificate in force from a day ago, for a year. */
export async function aCertificate(app: TestApp, accountId: string, group: GroupRef, until?: Date): Promise<string> {
  const now = app.clock.now().getTime();
  const made = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO certificate (account_id, group_id, valid_from, valid_until) VALUES ($1, $2, $3, $4) RETURNING id`,
    [accountId, idOf(group), new Date(now - 24 * 3600_000), until ?? new Date(now + year)],
  );
  return made!.id;
}

/** A member; in a group of their own making unless told otherwise. */
export const aMember = (app: TestApp, wish: AccountWish = {}): Promise<Someone> => anAccount(app, wish);

/** A peer moderator of these groups, who is a member of them too. */
export const aModerator = (app: TestApp, wish: AccountWish = {}): Promise<Someone> =>
  anAccount(app, { roles: ['peerModerator'], certificates: wish.groups ?? [], ...wish });

/** A lead moderator; needs no group. */
export const aLead = (app: TestApp, wish: AccountWish = {}): Promise<Someone> =>
  anAccount(app, { roles: ['leadModerator'], workName: `Lead ${++count}`, jobTitle: 'Lead moderator', ...wish });

/** A clinician with a work name. */
export const aClinician = (app: TestApp, wish: AccountWish = {}): Promise<Someone> =>
  anAccount(app, { roles: ['clinician'], workName: `Nurse ${++count}`, jobTitle: 'Diabetes nurse', ...wish });

export interface Answer {
  // What comes back has the shape of the document, which only the reader knows.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: Record<string, any> | null;
  errors: { message: string; extensions: { code: string; details?: Record<string, unknown> } }[] | undefined;
  /** Code of the first refusal, or undefined. */
  code: string | undefined;
  response: LightMyRequestResponse;
}

/** Sends one GraphQL request as a browser would; `who` is somebody, a cookie header, or null for a stranger. */
export async function ask(
  app: TestApp,
  who: Pick<Someone, 'cookie'> | string | null,
  document: string,
  variables: Record<string, unknown> = {},
  options: { background?: boolean; address?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const cookie = typeof who === 'string' ? who : who?.cookie;
  const response = await app.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(cookie && { cookie }),
      ...(options.background && { 'x-kith-background': '1' }),
      ...options.headers,
    },
    ...(options.address && { remoteAddress: options.address }),
    payload: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = response.json() as Pick<Answer, 'data' | 'errors'>;
  return { data, errors, code: errors?.[0]?.extensions.code, response };
}
