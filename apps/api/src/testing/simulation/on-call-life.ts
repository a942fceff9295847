import { rows } from '../../platform/db.js';
import type { Aftercare } from './aftercare.js';
import { clinic, hears, offDuty } from './assumptions.js';
import type { CaseLife } from './case-life.js';
import { caseNow, movedOn } from './case-now.js';
import type { OnCall } from './rosters.js';
import { isNight, minute } from './wall.js';
import type { Person, World } from './world.js';

interface Ring {
  id: string;
  escalationId: string;
  accountId: string;
  duty: string;
  channel: string;
}

/** How whoever is rung hears it and answers, and how a shift is handed over. */
export class OnCallLife {
  private readonly rung = new Set<string>();
  private readonly tested = new Set<string>();
  /** Cases that a person is about to answer. */
  private readonly answering = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly cases: CaseLife,
    private readonly aftercare: Aftercare,
    private readonly rota: readonly OnCall[],
  ) {}

  /** What has begun to ring since the last look. */
  async look(): Promise<void> {
    const tx = this.world.app.dataSource.manager;
    const live = await rows<Ring>(
      tx,
      `SELECT id, escalation_id, account_id, duty, channel FROM page_attempt WHERE status IN ('SENT', 'DELIVERED') ORDER BY queued_at, id`,
    );
    for (const ring of live.filter(({ id }) => !this.rung.has(id))) {
      this.rung.add(ring.id);
      this.hear(ring);
    }
    const tests = await rows<{ id: string; accountId: string }>(
      tx,
      `SELECT id, account_id FROM rota_test_page WHERE answered_at IS NULL AND missed_at IS NULL ORDER BY sent_at, id`,
    );
    for (const { id, accountId } of tests.filter((one) => !this.tested.has(one.id))) {
      this.tested.add(id);
      this.world.agenda.start(this.world.now, () => this.answerTest(accountId, id));
    }
  }

  /** Somebody's shift begins; now and then they are too ill to hear anything, and have told nobody. */
  async begins({ person, until }: OnCall): Promise<void> {
    if (!person.chance.happens(clinic.sick)) return;
    person.ill.push({ from: this.world.now, until });
    this.world.note(`${person.name} fell ill on call.`);
  }

  private isIll(person: Person): boolean {
    const { now } = this.world;
    return person.ill.some(({ from, until }) => from <= now && now < until);
  }

  private isOnCall(person: Person): boolean {
    const { now } = this.world;
    return this.rota.some((shift) => shift.person === person && shift.from <= now && now < shift.until);
  }

  private hear(ring: Ring): void {
    const { world } = this;
    const person = world.byAccount(ring.accountId);
    if (!person || this.isIll(person)) return;
    const chance = hears[ring.channel];
    const likely = (isNight(world.now) ? chance?.night : chance?.day) ?? 0;
    if (!person.chance.happens(this.isOnCall(person) ? likely : likely * offDuty)) return;
    const key = `${person.name}:${ring.escalationId}`;
    if (this.answering.has(key)) return;
    this.answering.add(key);
    const takes = person.chance.lasts(isNight(world.now) ? clinic.answerNight : clinic.answerDay);
    world.agenda.start(world.now.getTime() + takes * minute, async () => {
      this.answering.delete(key);
      await this.answer(person, ring);
    });
  }

  private async answer(person: Person, { escalationId: id, duty }: Ring): Promise<void> {
    const { world } = this;
    const e = await caseNow(world, id);
    if (!e) return;
    if (duty === 'SIGN_OFF' || e.status === 'CLOSING') return this.aftercare.sign(person, id);
    if (duty === 'HANDOVER') return this.answerOffer(person, id);
    if (e.status !== 'OPEN' && e.status !== 'PAGED') {
      // The owner is reminded of a case in their hands.
      if (e.ownerId === person.someone.accountId && e.status === 'IN_PROGRESS') this.cases.begin(person, id);
      return;
    }
    if (person.chance.happens(clinic.cannotTake)) {
      await world.tries(
        person.someone,
        movedOn,
        `mutation ($key: UUID!, $id: UUID!) { cannotTakeCase(key: $key, id: $id) { id } }`,
        { id },
      );
      return world.note(`${person.name} could not take a case.`);
    }
    const document = `mutation ($key: UUID!, $id: UUID!) { acknowledgeCase(key: $key, id: $id) { isMine } }`;
    const taken = await world.tries(person.someone, [...movedOn, 'escalation.caseLoad'], document, { id });
    if (taken) this.cases.begin(person, id);
  }

  private async answerOffer(person: Person, id: string): Promise<void> {
    const { world } = this;
    const e = await caseNow(world, id);
    if (e?.handoverTo !== person.someone.accountId || person.chance.happens(clinic.ignoresHandover)) return;
    const name = person.chance.happens(clinic.refusesHandover) ? 'declineHandover' : 'acceptHandover';
    const taken = await world.tries(
      person.someone,
      [...movedOn, 'escalation.caseLoad'],
      name === 'acceptHandover'
        ? `mutation ($id: UUID!, $version: Int!) { acceptHandover(caseId: $id, version: $version) { id } }`
        : `mutation ($id: UUID!, $version: Int!) { declineHandover(caseId: $id, version: $version) { id } }`,
      { id, version: e.version },
    );
    if (taken && name === 'acceptHandover') this.cases.begin(person, id);
  }

  private async answerTest(accountId: string, id: string): Promise<void> {
    const { world } = this;
    const person = world.byAccount(accountId);
    if (!person || this.isIll(person) || !person.chance.happens(0.97)) return;
    await world.agenda.wait(person.chance.lasts(clinic.answerDay));
    await world.tries(person.someone, movedOn, `mutation ($id: UUID!) { answerTestPage(id: $id) { id } }`, { id });
  }

  /** At the end of a shift each case in hand is offered to whoever is next, again and again until somebody takes it. */
  async handOver({ person, until, duty }: OnCall): Promise<void> {
    const { world } = this;
    if (duty === 'MANAGER') return;
    for (let at = until.getTime() - 2 * minute; ; at = world.now.getTime() + 12 * minute) {
      await world.agenda.until(at);
      const held = await rows<{ id: string; version: number; handoverTo: string | null }>(
        world.app.dataSource.manager,
        `SELECT id, version, handover_to FROM escalation WHERE owner_id = $1 AND level <> 'AMBER'
           AND status IN ('ACKNOWLEDGED', 'IN_PROGRESS', 'MONITORING') ORDER BY opened_at`,
        [person.someone.accountId],
      );
      if (held.length === 0 || this.isIll(person)) return;
      const to = await this.aftercare.nextOnCall(person.someone.accountId);
      for (const { id, version } of to ? held.filter((one) => !one.handoverTo) : [])
        await world.tries(
          person.someone,
          [...movedOn, 'input.invalid'],
          `mutation ($key: UUID!, $id: UUID!, $version: Int!, $to: UUID!) {
            offerHandover(key: $key, caseId: $id, version: $version, toAccountId: $to, note: "Please go on with them.") { id } }`,
          { id, version, to },
        );
      if (this.isOnCall(person) && world.now >= until) return;
    }
  }
}
