import { Injectable, Logger } from '@nestjs/common';

import {
  type AlarmAudience,
  alarmAudiences,
  type CoverGap,
  gapDays,
  gaps,
  type Hole,
  holes,
} from '@kith/domain/rota/rota';

import { AccountService } from '../accounts/account.service.js';
import { MailService } from '../accounts/mail.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { attempt, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { RotaHoleStore } from './rota-hole.store.js';
import { RotaStore } from './rota.store.js';

const day = 24 * 60 * 60_000;

/** A hole as the board shows it; `toldAt` is null until the sweep has seen it. */
export type ToldGap = CoverGap & { toldAt: Date | null };

/** Holes in the rota: shown on the board until they are filled, and told of at 14, 3 and 1 days and when they begin (R28). */
@Injectable()
export class RotaHoles {
  private readonly log = new Logger('rota holes');

  constructor(
    private readonly rota: RotaStore,
    private readonly store: RotaHoleStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly mail: MailService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'rota.holes', run: (tx, now) => this.ring(tx, now) });
  }

  /** Holes of the coming 14 days, each with its alarm and when it was last told of; for the board. */
  async gaps(tx: Tx): Promise<ToldGap[]> {
    const now = this.clock.now();
    const found = gaps(await this.standing(tx, now), now);
    const told = found.length ? await this.store.lastRung(tx) : [];
    const toldOf = ({ duty, from, alarm }: CoverGap) =>
      told.find(
        (hole) =>
          hole.duty === duty && (alarm === 'NOW' ? hole.beginsAt <= now : hole.beginsAt.getTime() === from.getTime()),
      );
    return found.map((gap) => ({ ...gap, toldAt: toldOf(gap)?.rungAt ?? null }));
  }

  /** Tells of each hole once per alarm, and ends the alarm of those that are filled or have moved. Returns how many alarms rang. */
  private async ring(tx: Tx, now: Date): Promise<number> {
    const seen = holes(await this.standing(tx, now), await this.rota.lastEnds(tx, now), now);
    const ended = await this.store.endOthers(tx, seen, now);
    let rung = 0;
    for (const hole of seen) {
      const id = await this.store.ring(tx, hole, now);
      if (!id) continue;
      rung += 1;
      await this.tell(tx, id, hole);
    }
    if (ended || rung) await this.hints.send(tx, audience.run, 'board.changed');
    return rung;
  }

  /** One person who cannot be told keeps it from no other. */
  private async tell(tx: Tx, id: string, { duty, alarm, beginsAt }: Hole): Promise<void> {
    const key = `rota.hole:${id}:${alarm}`;
    const link = '/clinic/cover?days=14';
    const people = await this.hearers(tx, alarmAudiences[alarm]);
    for (const accountId of people) {
      await attempt(
        tx,
        async (within) => {
          await this.notices.tell(within, { accountId, kind: 'rota.hole', link, facts: { duty, alarm }, key });
          await this.mail.queue(within, { accountId, template: 'alarm', link, key: `${key}:${accountId}` });
        },
        async (error) => this.log.error(`hole ${id}: ${withoutWords(error)}`),
      );
    }
    await this.audit.record(tx, null, {
      action: 'rota.hole',
      targetType: 'rotaHole',
      targetId: id,
      reasonCode: alarm,
      details: { duty, beginsAt: beginsAt.toISOString(), people: people.size },
    });
  }

  private async hearers(tx: Tx, audiences: readonly AlarmAudience[]): Promise<Set<string>> {
    const of: Record<AlarmAudience, () => Promise<string[]>> = {
      CLINICAL_LEADS: () => this.accounts.withRole(tx, 'clinicalLead'),
      SAFEGUARDING_LEADS: () => this.accounts.withRole(tx, 'safeguardingLead'),
      ON_CALL: async () => (await this.rota.now(tx, this.clock.now())).map(({ accountId }) => accountId),
      CLINICIANS: () => this.accounts.withRole(tx, 'clinician'),
    };
    const found = new Set<string>();
    for (const one of audiences) for (const id of await of[one]()) found.add(id);
    return found;
  }

  private standing(tx: Tx, now: Date) {
    return this.rota.standing(tx, now, new Date(now.getTime() + gapDays * day));
  }
}
