import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/launch/run.mjs';

/** A module of the built API. */
export const fromApi = (file) => import(pathToFileURL(join(root, 'apps/api/dist', file)).href);

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Writes people straight into the database, with sessions as rows. `client` is a connected `pg` client. Everybody has
 * been here for a month, so nobody meets the limits for new people. `settings` are those the API runs with.
 */
export async function peopleIn(client, databaseUrl, settings = {}) {
  const [{ AccountSecrets }, { readConfig }, { sessionCookieName }, { Sealer }, { nameSkeleton }] = await Promise.all([
    fromApi('accounts/account-secrets.js'),
    fromApi('platform/config.js'),
    fromApi('platform/cookies.js'),
    fromApi('platform/sealed.js'),
    import('@kith/domain/group/display-name'),
  ]);
  const config = readConfig({ ...settings, DATABASE_URL: databaseUrl });
  const secrets = new AccountSecrets(config);
  const now = new Date();
  const monthAgo = new Date(now.getTime() - 30 * day);
  let names = 0;

  async function group(name) {
    const id = randomUUID();
    const slug = name.toLowerCase().replaceAll(' ', '-');
    await client.query(
      `INSERT INTO peer_group (id, slug, name, summary, about, moderated_hours, created_at)
       VALUES ($1, $2, $3, 'Who it is for', 'About it', 'Every day 9 to 21', $4)`,
      [id, slug, name, monthAgo],
    );
    const { rows } = await client.query(`INSERT INTO room (group_id, title) VALUES ($1, $2) RETURNING id`, [id, name]);
    return { id, slug, roomId: rows[0].id };
  }

  /** Somebody with an account and a session; with roles also with a second factor that was given just now. */
  async function person({ roles = [], groups = [], certificates = [], workName = null } = {}) {
    const accountId = randomUUID();
    const email = `${accountId}@example.org`;
    await client.query(
      `INSERT INTO account (id, email_sealed, email_index, password_hash, country, status, work_name, email_confirmed_at, created_at)
       VALUES ($1, $2, $3, 'no password opens this', 'GB', 'active', $4, $5, $5)`,
      [accountId, secrets.sealEmail(accountId, email), secrets.emailIndex(email), workName, monthAgo],
    );
    for (const role of roles)
      await client.query(`INSERT INTO account_role (account_id, role, granted_at) VALUES ($1, $2, $3)`, [
        accountId,
        role,
        monthAgo,
      ]);
    for (const { id } of certificates)
      await client.query(
        `INSERT INTO certificate (account_id, group_id, valid_from, valid_until) VALUES ($1, $2, $3, $4)`,
        [accountId, id, monthAgo, new Date(now.getTime() + 30 * day)],
      );
    const memberships = {};
    for (const { id } of groups) {
      const name = `Quiet Kettle ${++names}`;
      memberships[id] = randomUUID();
      await client.query(
        `INSERT INTO membership (id, group_id, account_id, display_name, name_skeleton, avatar, standing, joined_at)
         VALUES ($1, $2, $3, $4, $5, 'kettle-clay', 'ACTIVE', $6)`,
        [memberships[id], id, accountId, name, nameSkeleton(name), monthAgo],
      );
    }
    const token = secrets.newToken();
    await client.query(
      `INSERT INTO session (token_hash, account_id, device, created_at, last_seen_at, expires_at, second_factor_at)
       VALUES ($1, $2, 'Firefox on Linux', $3, $3, $4, $5)`,
      [secrets.tokenHash(token), accountId, now, new Date(now.getTime() + 30 * day), roles.length ? now : null],
    );
    return { accountId, memberships, groups, cookie: `${sessionCookieName(config)}=${token}` };
  }

  /** Seals a number as the API does, for a clinician who is paged by it. */
  async function phone({ accountId }, number) {
    const sealed = new Sealer(config.identityKey, 'page phone').seal(number, `page_phone:sealed:${accountId}:1:v1`);
    await client.query(
      `INSERT INTO page_phone (account_id, place, sealed, key_version, updated_at) VALUES ($1, 1, $2, 1, $3)`,
      [accountId, sealed, now],
    );
  }

  return {
    group,
    person,
    phone,
    member: (groups) => person({ groups }),
    /** A peer moderator of these groups who is on shift for the next ten hours. */
    async moderator(groups) {
      const made = await person({ roles: ['peerModerator'], groups, certificates: groups });
      await client.query(
        `INSERT INTO desk_shift (account_id, planned_from, planned_until, started_at, status, hard_item_cap)
         VALUES ($1, $2, $3, $2, 'ACTIVE', 1000)`,
        [made.accountId, now, new Date(now.getTime() + 10 * hour)],
      );
      return made;
    },
    /** A clinician who has a duty in the rota for a day. */
    async clinician(duty, workName) {
      const made = await person({ roles: ['clinician'], workName });
      await client.query(`INSERT INTO rota_shift (duty, account_id, during) VALUES ($1, $2, tstzrange($3, $4))`, [
        duty,
        made.accountId,
        new Date(now.getTime() - hour),
        new Date(now.getTime() + day),
      ]);
      return made;
    },
  };
}

/** Two groups with a room each, thirty members, a moderator in each room, two clinicians on the rota. */
export async function smallWorld(client, databaseUrl) {
  const people = await peopleIn(client, databaseUrl);
  const groups = [await people.group('Newly told'), await people.group('Type 1 and work')];
  const members = [];
  for (let n = 0; n < 30; n++) members.push(await people.member([groups[n % 2]]));
  return {
    groups,
    members,
    moderators: [await people.moderator(groups), await people.moderator(groups)],
    clinicians: [await people.clinician('PRIMARY', 'Nurse Adeyemi'), await people.clinician('BACKUP', 'Nurse Brandt')],
  };
}
