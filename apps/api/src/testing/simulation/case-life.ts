import { randomUUID } from 'node:crypto';

import { clinic } from './assumptions.js';
import type { Aftercare } from './aftercare.js';
import { type CaseNow, caseNow, movedOn } from './case-now.js';
import { hour, minute } from './wall.js';
import type { Person, World } from './world.js';

/** What an owner does with a case that is in their hands: opens it, writes, notes, tries to reach the person, ends it. */
export class CaseLife {
  /** The newest life of each case; an older one finds that it is over. */
  private readonly lives = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly aftercare: Aftercare,
  ) {}

  /** Begins now; the caller goes on. */
  begin(person: Person, caseId: string): void {
    const life = (this.lives.get(caseId) ?? 0) + 1;
    this.lives.set(caseId, life);
    this.world.agenda.start(this.world.now, () => this.live(person, caseId, life));
  }

  private async live(person: Person, caseId: string, life: number): Promise<void> {
    const { world } = this;
    const { chance } = person;
    const goOn = async (minutes: number) => {
      await world.agenda.wait(minutes);
      return this.held(person, caseId, life);
    };
    if (chance.happens(clinic.forgets)) return world.note(`${person.name} acknowledged and did nothing.`);
    if (!(await goOn(chance.lasts(clinic.open)))) return;
    await world.tries(person.someone, movedOn, `query ($id: UUID!) { clinicCase(id: $id) { id } }`, { id: caseId });
    let e = await goOn(chance.lasts(clinic.firstWords));
    if (!e) return;
    if (e.level !== 'CRISIS' && chance.happens(clinic.declines)) return this.decline(person, e);
    const answered = await this.write(person, e);
    for (let round = 0; round < clinic.rounds[e.level]; round++) {
      e = await goOn(Math.min(chance.lasts(clinic.entryEvery), 9));
      if (!e) return;
      await this.entry(person, e, round, answered());
    }
    if (e.level === 'RED' && chance.happens(clinic.watches)) return this.watch(person, e);
    await this.close(person, e, answered());
  }

  /** The case as it stands while it is theirs and this is its newest life; null when it is not. */
  private async held(person: Person, caseId: string, life: number): Promise<CaseNow | null> {
    if (this.lives.get(caseId) !== life) return null;
    const e = await caseNow(this.world, caseId);
    const isTheirs = e?.ownerId === person.someone.accountId;
    return isTheirs && (e.status === 'ACKNOWLEDGED' || e.status === 'IN_PROGRESS') ? e : null;
  }

  /** The first words to the member. The answer tells whether they have answered by then. */
  private async write(person: Person, e: CaseNow): Promise<() => boolean> {
    const { world } = this;
    const talk = await world.tries(
      person.someone,
      movedOn,
      `mutation ($key: UUID!, $id: UUID!) { writeToPatient(key: $key, caseId: $id, body: "I am one of the nurses. How are you now?") { conversation { id } } }`,
      { id: e.id },
    );
    const member = world.memberOf(e.accountId);
    let hasAnswered = false;
    if (!talk || !member || !person.chance.happens(clinic.memberAnswers)) return () => hasAnswered;
    const at = world.now.getTime() + person.chance.lasts(clinic.memberAnswersIn) * minute;
    world.agenda.start(at, async () => {
      hasAnswered = true;
      await world.tries(
        member,
        [...movedOn, 'conversation.closed'],
        `mutation ($key: UUID!, $id: UUID!) { writeInConversation(key: $key, conversationId: $id, body: "Thank you for writing. I am at home and my sister is here.") { id } }`,
        { id: talk.conversation.id },
      );
    });
    return () => hasAnswered;
  }

  /** A note, or an attempt by phone while nobody has been reached; after three of those an ambulance for a crisis. */
  private async entry(person: Person, e: CaseNow, round: number, isReached: boolean): Promise<void> {
    const { world } = this;
    if (isReached || round === 0) {
      const input = { key: randomUUID(), caseId: e.id, text: 'Noted.', fields: [], sign: true };
      await world.tries(person.someone, movedOn, `mutation ($input: NoteInput!) { saveNote(input: $input) { id } }`, {
        input,
      });
      return;
    }
    const isLast = e.level === 'CRISIS' && round >= 4;
    const input = {
      key: randomUUID(),
      caseId: e.id,
      channel: isLast ? 'EMERGENCY' : 'PHONE',
      result: isLast ? 'THIRD_PARTY' : 'NO_ANSWER',
      words: 'It rang.',
    };
    await world.tries(
      person.someone,
      movedOn,
      `mutation ($input: OutreachInput!) { logOutreach(input: $input) { id } }`,
      {
        input,
      },
    );
  }

  private async decline(person: Person, { id, version }: CaseNow): Promise<void> {
    await this.world.tries(
      person.someone,
      [...movedOn, 'escalation.secondPersonNeeded'],
      `mutation ($key: UUID!, $id: UUID!, $version: Int!) {
        declineCase(key: $key, caseId: $id, version: $version, reasonCode: "notClinical", note: "A word by you is enough.") { id } }`,
      { id, version },
    );
  }

  /** Rests until some hours later; the owner is rung then. */
  private async watch(person: Person, e: CaseNow): Promise<void> {
    const now = await caseNow(this.world, e.id);
    await this.world.tries(
      person.someone,
      movedOn,
      `mutation ($id: UUID!, $version: Int!, $at: DateTime!) { watchCase(caseId: $id, version: $version, lookAgainAt: $at) { id } }`,
      { id: e.id, version: now?.version, at: new Date(this.world.now.getTime() + person.chance.between(4, 20) * hour) },
    );
  }

  private async close(person: Person, e: CaseNow, isReached: boolean): Promise<void> {
    const { world } = this;
    const now = await caseNow(world, e.id);
    const followUps = e.level === 'CRISIS' ? [24, 72] : e.level === 'RED' ? [72] : [];
    const input = {
      key: randomUUID(),
      caseId: e.id,
      version: now?.version,
      outcome: isReached ? 'OC01' : e.level === 'CRISIS' ? 'OC05' : 'OC08',
      extraOutcomes: [],
      actionsTaken: 'Spoken with, safe for now.',
      followUpAt: followUps.map((hours) => new Date(world.now.getTime() + hours * hour)),
      noFollowUpReason: followUps.length ? null : 'Asked for none.',
      feedbackCode: 'rightToRaise',
      feedbackText: 'Thank you.',
      worthTime: true,
    };
    const closed = await world.tries(
      person.someone,
      movedOn,
      `mutation ($input: CloseInput!) { closeCase(input: $input) { status followUps { id dueAt } } }`,
      { input },
    );
    if (closed) this.aftercare.of(person, e.id, closed);
  }
}
