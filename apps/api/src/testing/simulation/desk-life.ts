import { randomUUID } from 'node:crypto';

import { row, rows } from '../../platform/db.js';
import { desk } from './assumptions.js';
import { minute } from './wall.js';
import type { DeskShift } from './rosters.js';
import { type Person, Refused, type World } from './world.js';

interface Concern {
  id: string;
  level: 'CRISIS' | 'RED' | 'AMBER' | 'GREEN';
  version: number;
  leaseUntil: Date | null;
}

/** Somebody on shift with nothing in hand; roused when something new waits. */
export type Idle = Map<Person, (at: number) => void>;

/** Refusals that a moderator at work meets now and then. */
const passedBy = [
  'reviewItem.notOpen',
  'reviewItem.notYours',
  'reviewItem.claimed',
  'resource.stale',
  'resource.notFound',
];
const mayNot = ['action.forbidden', 'reviewItem.party', 'reviewItem.templateNeeded'];

/** A moderator's shift, from arriving to leaving: takes what the desk draws for them, reads, acts, decides. */
export class DeskLife {
  private leaving = false;

  constructor(
    private readonly world: World,
    private readonly shift: DeskShift,
    private readonly idle: Idle,
  ) {}

  private get who() {
    return this.shift.person.someone;
  }

  private get chance() {
    return this.shift.person.chance;
  }

  async live(): Promise<void> {
    const { world, shift, chance } = this;
    if (chance.happens(desk.absent)) return world.note(`${shift.person.name} did not come to their shift at the desk.`);
    if (chance.happens(desk.late)) await world.agenda.wait(chance.lasts(desk.lateBy));
    await world.say(
      this.who,
      `mutation ($id: UUID!, $cap: Int!) { startShift(shiftId: $id, hardItemCap: $cap) { id } }`,
      {
        id: shift.id,
        cap: desk.hardItemCap,
      },
    );
    while (world.now < shift.until && !this.leaving) await this.next();
    if (!this.leaving) await this.leave();
  }

  private async next(): Promise<void> {
    const { world, shift } = this;
    const taken = await this.draw();
    if (taken instanceof Date) return world.agenda.until(Math.min(Number(taken), Number(shift.until)));
    if (taken) return this.work(taken);
    const { asleep, rouse } = world.agenda.doze(shift.until);
    this.idle.set(shift.person, rouse);
    await asleep;
    this.idle.delete(shift.person);
  }

  /** What is drawn for them; until when they must pause; null when nothing waits. */
  private async draw(): Promise<Concern | Date | null> {
    try {
      const taken: { id: string } | null = await this.world.say(this.who, `mutation { claimNext { id } }`);
      return taken && this.concern(taken.id);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'shift.limitReached') throw error;
      const again = Number(error.details['at'] ?? this.shift.until);
      return new Date(Math.max(again, this.world.now.getTime() + minute));
    }
  }

  private concern(id: string): Promise<Concern | null> {
    return row<Concern>(
      this.world.app.dataSource.manager,
      `SELECT id, level, version, lease_until FROM review_item WHERE id = $1 AND status = 'CLAIMED' AND claimed_by = $2`,
      [id, this.who.accountId],
    );
  }

  private async work(taken: Concern): Promise<void> {
    const { world, chance } = this;
    if (chance.happens(desk.calledAway)) {
      world.note(`${this.shift.person.name} was called away with a concern open (${taken.level}).`);
      return world.agenda.wait(chance.lasts(desk.awayFor));
    }
    if (!(await this.busy(taken, chance.lasts(desk.read)))) return;
    const isGrave = taken.level === 'CRISIS' || taken.level === 'RED';
    const escalates =
      taken.level === 'CRISIS' ||
      (taken.level === 'RED' && chance.happens(desk.escalates.red)) ||
      (taken.level === 'AMBER' && chance.happens(desk.escalates.amber));
    if (escalates) {
      await this.escalate(taken);
      if (taken.level === 'CRISIS' && chance.happens(desk.stepsAway)) await this.stepAway();
      return;
    }
    if (taken.level === 'GREEN') return this.decide(taken, 'noConcern');
    if (!isGrave && chance.happens(desk.hides) && (await this.hide(taken))) return this.decide(taken, 'acted');
    if (!(await this.busy(taken, chance.lasts(desk.write)))) return;
    await this.write(taken, isGrave ? 'checkIn' : 'kindWord');
    await this.decide(taken, 'supported');
  }

  /** Works on it for some minutes; the screen keeps the claim meanwhile. False when it is theirs no longer. */
  private async busy(taken: Concern, minutes: number): Promise<boolean> {
    const { world } = this;
    const until = Math.ceil(world.now.getTime() + minutes * minute);
    for (;;) {
      const held = await this.concern(taken.id);
      if (!held) return false;
      Object.assign(taken, held);
      const left = until - world.now.getTime();
      if (left <= 0) return true;
      const lease = Math.max(minute / 2, (Number(held.leaseUntil) - world.now.getTime()) / 2);
      await world.agenda.until(world.now.getTime() + Math.min(left, lease));
      if (world.now.getTime() >= until) continue;
      await world.tries(this.who, passedBy, `mutation ($id: UUID!) { renewLease(id: $id) { id } }`, { id: taken.id });
    }
  }

  private async escalate({ id, level }: Concern): Promise<void> {
    await this.world.tries(
      this.who,
      [...passedBy, ...mayNot],
      `mutation ($key: UUID!, $id: UUID!, $level: Level!) {
        escalate(key: $key, itemId: $id, level: $level, ask: CONTACT, sentence: "Please look at what they wrote.") { id } }`,
      { id, level },
    );
  }

  private async hide({ id }: Concern): Promise<boolean> {
    const { world } = this;
    const shown = await row<{ id: string }>(
      world.app.dataSource.manager,
      `SELECT p.id FROM signal s JOIN snapshot n ON n.id = s.snapshot_id JOIN post p ON p.id = n.content_id
       WHERE s.review_item_id = $1 AND n.content_type = 'POST' AND p.state = 'PUBLISHED' ORDER BY s.created_at DESC LIMIT 1`,
      [id],
    );
    if (!shown) return false;
    const memberText = await this.words(id, 'hiddenForSafety');
    const input = { itemId: id, contentType: 'POST', contentId: shown.id, reasonCode: 'unkind' };
    const done = await world.tries(
      this.who,
      [...passedBy, ...mayNot],
      `mutation ($input: ActInput!) { hideContent(input: $input) { id } }`,
      { input: { ...input, key: randomUUID(), templateId: 'hiddenForSafety', memberText } },
    );
    return done !== null;
  }

  /** Words of a template with every blank filled. */
  private async words(itemId: string, templateId: string): Promise<string> {
    const found = await this.world.tries(
      this.who,
      passedBy,
      `query ($id: UUID!) { reviewItem(id: $id) { templates { id body blanks } } }`,
      { id: itemId },
    );
    const template = found?.templates.find((one: { id: string }) => one.id === templateId);
    const blanks: string[] = template?.blanks ?? [];
    return blanks.reduce((words, blank) => words.replaceAll(`{${blank}}`, 'one plain thing'), template?.body ?? '');
  }

  private async write({ id }: Concern, templateId: string): Promise<void> {
    const body = await this.words(id, templateId);
    await this.world.tries(
      this.who,
      [...passedBy, ...mayNot],
      `mutation ($key: UUID!, $id: UUID!, $template: String!, $body: String!) {
        writeToMember(key: $key, itemId: $id, templateId: $template, body: $body) { id } }`,
      { id, template: templateId, body },
    );
  }

  private async decide({ id }: Concern, reasonCode: string): Promise<void> {
    const held = await this.concern(id);
    if (!held) return;
    await this.world.tries(
      this.who,
      [...passedBy, ...mayNot],
      `mutation ($key: UUID!, $id: UUID!, $version: Int!, $reason: String!) {
        decideItem(key: $key, id: $id, version: $version, reasonCode: $reason) { id } }`,
      { id, version: held.version, reason: reasonCode },
    );
  }

  private async stepAway(): Promise<void> {
    this.leaving = true;
    await this.world.say(this.who, `mutation { stepAway { id } }`);
    this.world.note(`${this.shift.person.name} stepped away after a crisis.`);
  }

  /** Gives back what is still in hand and leaves. */
  private async leave(): Promise<void> {
    const { world, who } = this;
    const held = await rows<{ id: string }>(
      world.app.dataSource.manager,
      `SELECT id FROM review_item WHERE status = 'CLAIMED' AND claimed_by = $1`,
      [who.accountId],
    );
    for (const { id } of held)
      await world.tries(who, passedBy, `mutation ($id: UUID!) { handBack(id: $id) { id } }`, { id });
    await world.tries(who, ['shift.notRunning'], `mutation { endShift(handoverNote: "") { id } }`);
  }
}
