import { row, rows } from '../../platform/db.js';
import { clinic } from './assumptions.js';
import { caseNow, movedOn } from './case-now.js';
import { isNight, isWorkingDay, minute, wallTime } from './wall.js';
import type { Person, World } from './world.js';

interface Closed {
  status: string;
  followUps: { id: string; dueAt: string }[];
}

/** What follows a case: the second signature, the follow-ups that were promised, the look back by a clinical lead. */
export class Aftercare {
  constructor(private readonly world: World) {}

  of(owner: Person, caseId: string, { status, followUps }: Closed): void {
    const { world } = this;
    for (const { id, dueAt } of followUps) world.agenda.start(new Date(dueAt), () => this.followUp(owner, id));
    if (status === 'CLOSING') world.agenda.start(world.now, () => this.signOff(owner, caseId));
  }

  private async followUp(owner: Person, id: string): Promise<void> {
    const { world } = this;
    await world.agenda.wait(owner.chance.lasts(clinic.followsUpIn));
    while (isNight(world.now)) await world.agenda.wait(30);
    await world.tries(owner.someone, movedOn, `mutation ($id: UUID!) { completeFollowUp(id: $id) { id } }`, { id });
  }

  /** A colleague finds it among what waits for a signature; one who forgets is rung by the product. */
  private async signOff(owner: Person, caseId: string): Promise<void> {
    const { world } = this;
    const { chance } = owner;
    if (chance.happens(clinic.forgetsToSign)) return world.note(`Nobody thought of signing off a closed crisis.`);
    await world.agenda.wait(chance.lasts(clinic.signsIn));
    while (isNight(world.now)) await world.agenda.wait(30);
    await this.sign(chance.pick(world.clinical.filter((person) => person !== owner)), caseId);
  }

  async sign(second: Person, caseId: string): Promise<void> {
    const { world } = this;
    const e = await caseNow(world, caseId);
    if (e?.status !== 'CLOSING') return;
    const agree = !second.chance.happens(clinic.refusesToSign);
    await world.tries(
      second.someone,
      [...movedOn, 'escalation.secondPersonNeeded'],
      `mutation ($key: UUID!, $id: UUID!, $version: Int!, $agree: Boolean!) {
        signOffCase(key: $key, caseId: $id, version: $version, agree: $agree, note: "Read.") { id } }`,
      { id: caseId, version: e.version, agree },
    );
    if (!agree) world.note(`${second.name} did not sign off the closing of a crisis.`);
  }

  /** Each working day at ten a clinical lead looks back at the crises that were closed. */
  async reviews(): Promise<void> {
    const { world } = this;
    for (let day = 0; day < world.days; day++) {
      const at = wallTime(world.start, day, 10);
      if (at <= world.now || !isWorkingDay(at)) continue;
      await world.agenda.until(at);
      const waiting = await rows<{ id: string; ownerId: string; closingBy: string; version: number }>(
        world.app.dataSource.manager,
        `SELECT id, owner_id, closing_by, version FROM escalation WHERE status = 'CLOSED' AND review_by IS NOT NULL ORDER BY review_by`,
      );
      for (const e of waiting) {
        const others = world.clinicalLeads.filter(({ kind, someone }) => {
          return kind === 'clinicalLead' && someone.accountId !== e.ownerId && someone.accountId !== e.closingBy;
        });
        const lead = others[0];
        if (!lead) continue;
        await world.tries(
          lead.someone,
          [...movedOn, 'escalation.secondPersonNeeded'],
          `mutation ($key: UUID!, $id: UUID!, $version: Int!) {
            reviewCase(key: $key, caseId: $id, version: $version, finding: "In time.", learning: "") { id } }`,
          { id: e.id, version: e.version },
        );
      }
    }
  }

  /** The next on call, who is asked to take a case over. */
  async nextOnCall(except: string): Promise<string | null> {
    const found = await row<{ accountId: string }>(
      this.world.app.dataSource.manager,
      `SELECT account_id FROM rota_shift WHERE during @> $1::timestamptz AND account_id <> $2
       ORDER BY array_position(ARRAY['PRIMARY', 'BACKUP', 'MANAGER'], duty) LIMIT 1`,
      [new Date(this.world.now.getTime() + 5 * minute), except],
    );
    return found?.accountId ?? null;
  }
}
