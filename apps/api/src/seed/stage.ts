import type { INestApplicationContext } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import { consents } from '@kith/contracts/consents';
import { nameSkeleton } from '@kith/domain/group/display-name';

import { AccountSecrets } from '../accounts/account-secrets.js';
import { Passwords } from '../accounts/passwords.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, row, write } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { demoPassword, type GroupKey, groups, people, type PersonCast, type PersonKey } from './cast.js';
import { demoSeed } from './codes.js';

const hour = 3_600_000;
const day = 24 * hour;

export const cast: Record<PersonKey, PersonCast> = people;

/** A stage for the story: a clock that is set back, people, groups, and who is on duty. */
export class Stage {
  readonly accounts = {} as Record<PersonKey, string>;
  readonly groupIds = {} as Record<GroupKey, string>;
  private readonly memberships = new Map<string, string>();
  private at: Date;

  constructor(
    readonly app: INestApplicationContext,
    readonly now: Date,
  ) {
    this.at = now;
    Object.assign(app.get(Clock), { now: () => new Date(this.at) });
  }

  get db(): Db {
    return this.app.get(Db);
  }

  /** Sets the story's clock to so many minutes before the moment of seeding. */
  ago(minutes: number): Date {
    this.at = new Date(this.now.getTime() - minutes * 60_000);
    return new Date(this.at);
  }

  /** Lets everything that follows from what happened happen, and the sweeps look once. */
  async settle(): Promise<void> {
    await this.app.get(Outbox).drain();
    await this.app.get(Sweeps).runAll(this.at);
    await this.app.get(Outbox).drain();
  }

  actor(key: PersonKey): Viewer['actor'] {
    const person = cast[key];
    return {
      id: this.accounts[key],
      roles: [...(person.roles ?? [])],
      moderates: (person.moderates ?? []).map((group) => this.groupIds[group]),
      secondFactor: true,
      steppedUp: true,
      sessionId: randomUUID(),
      correlationId: randomUUID(),
    };
  }

  membership(key: PersonKey, group: GroupKey): string {
    const id = this.memberships.get(`${key}:${group}`);
    if (!id) throw new Error(`${key} is not in ${group}.`);
    return id;
  }

  async build(): Promise<void> {
    const passwordHash = await this.app.get(Passwords).hash(demoPassword);
    await this.db.tx(async (tx) => {
      for (const key of Object.keys(groups) as GroupKey[]) {
        const group = groups[key];
        const made = await row<{ id: string }>(
          tx,
          `INSERT INTO peer_group (slug, name, summary, about, join_rule, premoderation, moderated_hours, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
          [
            group.slug,
            group.name,
            group.summary,
            group.about,
            group.joinRule,
            group.premoderation,
            group.moderatedHours,
            new Date(this.now.getTime() - 200 * day),
          ],
        );
        this.groupIds[key] = made?.id ?? '';
        await write(tx, `INSERT INTO room (group_id, title) VALUES ($1, $2)`, [this.groupIds[key], group.room]);
      }
      let months = 0;
      for (const key of Object.keys(cast) as PersonKey[]) {
        months = (months + 1) % 7;
        const person = cast[key];
        const joined = new Date(this.now.getTime() - (key === 'quilt' ? 2 : 30 + months * 25) * day);
        const id = randomUUID();
        this.accounts[key] = id;
        const secrets = this.app.get(AccountSecrets);
        await write(
          tx,
          `INSERT INTO account (id, email_sealed, email_index, password_hash, country, status, work_name, job_title, email_confirmed_at, created_at)
           VALUES ($1, $2, $3, $4, 'GB', 'active', $5, $6, $7, $7)`,
          [
            id,
            secrets.sealEmail(id, person.email),
            secrets.emailIndex(person.email),
            passwordHash,
            person.workName ?? null,
            person.jobTitle ?? null,
            joined,
          ],
        );
        for (const role of person.roles ?? []) {
          await write(tx, `INSERT INTO account_role (account_id, role, granted_at) VALUES ($1, $2, $3)`, [
            id,
            role,
            joined,
          ]);
        }
        if (person.roles?.length) {
          await write(tx, `INSERT INTO second_factor (account_id, seed_sealed, confirmed_at) VALUES ($1, $2, $3)`, [
            id,
            secrets.sealSeed(id, demoSeed(person.email)),
            joined,
          ]);
        }
        for (const { purpose, version } of consents) {
          await write(tx, `INSERT INTO consent (account_id, purpose, version, given_at) VALUES ($1, $2, $3, $4)`, [
            id,
            purpose,
            version,
            joined,
          ]);
        }
        for (const [group, [name, avatar]] of Object.entries(person.in) as [GroupKey, [string, string]][]) {
          const made = await row<{ id: string }>(
            tx,
            `INSERT INTO membership (group_id, account_id, display_name, name_skeleton, avatar, standing, posts_published, joined_at, last_visit_at)
             VALUES ($1, $2, $3, $4, $5, 'ACTIVE', $6, $7, $8) RETURNING id`,
            [
              this.groupIds[group],
              id,
              name,
              nameSkeleton(name),
              avatar,
              key === 'quilt' ? 0 : 9,
              joined,
              new Date(this.now.getTime() - 32 * hour),
            ],
          );
          this.memberships.set(`${key}:${group}`, made?.id ?? '');
        }
      }
      for (const key of Object.keys(cast) as PersonKey[]) {
        for (const group of cast[key].moderates ?? []) {
          await write(
            tx,
            `INSERT INTO certificate (account_id, group_id, valid_from, valid_until, issued_by) VALUES ($1, $2, $3, $4, $5)`,
            [
              this.accounts[key],
              this.groupIds[group],
              new Date(this.now.getTime() - 100 * day),
              new Date(this.now.getTime() + 265 * day),
              this.accounts.programme,
            ],
          );
        }
      }
    });
  }

  /** Fills the rota and the moderators' shifts from a week ago to fifteen days ahead, without a hole; see `DemoStaff`. */
  async fillRota(): Promise<void> {
    const start = new Date(this.now);
    start.setUTCHours(start.getUTCHours() - 1, 0, 0, 0);
    const span = (from: number, until: number) =>
      [new Date(start.getTime() + from * hour), new Date(start.getTime() + until * hour)] as const;
    await this.db.tx(async (tx) => {
      for (let block = -14; block < 32; block++) {
        const even = block % 2 === 0;
        const [from, until] = span(block * 12, block * 12 + 12);
        for (const [duty, who] of [
          ['PRIMARY', even ? 'hannah' : 'okoro'],
          ['BACKUP', even ? 'okoro' : 'hannah'],
          ['MANAGER', 'lead'],
        ] as const) {
          await write(
            tx,
            `INSERT INTO rota_shift (duty, account_id, during, ended_at) VALUES ($1, $2, tstzrange($3, $4), $5)`,
            [duty, this.accounts[who], from, until, until <= this.now ? until : null],
          );
        }
      }
      await write(
        tx,
        `INSERT INTO rota_test_page (shift_id, account_id, duty, sent_at, answer_by, answered_at)
         SELECT id, account_id, duty, lower(during), lower(during), lower(during) FROM rota_shift
         WHERE lower(during) <= $1`,
        [this.now],
      );
      // Only the lead may act in every group, so she is on each of them; the peers take turns. Past ones were handed over.
      for (let block = -21; block < 45; block++) {
        const [from, until] = span(block * 8, block * 8 + 8);
        for (const who of [block % 2 === 0 ? 'joss' : 'ade', 'ines'] as const)
          await this.shift(tx, who, from, until, block < 0 ? 'HANDED_OVER' : block === 0 ? 'ACTIVE' : 'PLANNED');
      }
    });
  }

  private shift(
    tx: Parameters<Parameters<Db['tx']>[0]>[0],
    who: PersonKey,
    from: Date,
    until: Date,
    status: 'HANDED_OVER' | 'ACTIVE' | 'PLANNED',
  ): Promise<number> {
    return write(
      tx,
      `INSERT INTO desk_shift (account_id, planned_from, planned_until, started_at, ended_at, status) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.accounts[who],
        from,
        until,
        status === 'PLANNED' ? null : from,
        status === 'HANDED_OVER' ? until : null,
        status,
      ],
    );
  }
}
