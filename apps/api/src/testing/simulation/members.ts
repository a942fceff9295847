import { randomUUID } from 'node:crypto';

import { createThreadDocument, replyDocument } from '../forum.js';
import { type Arrival, arrivalsADay, community, hourWeights, words } from './assumptions.js';
import type { Chance } from './chance.js';
import { day, wallHour } from './wall.js';
import type { World } from './world.js';

/** Minutes until a reader comes by and reports. */
const reporting = { median: 20, p95: 180 };
const heaviest = Math.max(...hourWeights);
const mean = hourWeights.reduce((sum, weight) => sum + weight, 0) / hourWeights.length;

/** What members write, report and ask for, by rates; evenings more than mornings. */
export class Members {
  /** How many of each kind came. */
  readonly came = new Map<Arrival, number>();

  constructor(private readonly world: World) {}

  begin(): void {
    const { world } = this;
    for (const kind of Object.keys(arrivalsADay) as Arrival[])
      world.agenda.start(world.now, () => this.arrive(kind, world.chance(`members/${kind}`)));
  }

  /** Posts that nobody needs to look at, for the rates in the figures. */
  get ordinaryPosts(): number {
    return Math.round(community.members * community.postsPerMemberADay * this.world.days);
  }

  /** A Poisson stream, thinned to the hour of the day. */
  private async arrive(kind: Arrival, chance: Chance): Promise<void> {
    const { world } = this;
    const perDay = (arrivalsADay[kind] * heaviest) / mean;
    for (;;) {
      const at = world.now.getTime() + (-Math.log(1 - chance.next()) / perDay) * day;
      if (at >= world.end.getTime()) return;
      await world.agenda.until(at);
      if (!chance.happens(hourWeights[Math.floor(wallHour(world.now))]! / heaviest)) continue;
      await this.comes(kind, chance);
    }
  }

  async comes(kind: Arrival, chance: Chance): Promise<void> {
    this.came.set(kind, (this.came.get(kind) ?? 0) + 1);
    const place = Math.floor(chance.next() * community.members);
    if (kind === 'crisis' || kind === 'red' || kind === 'amber')
      return void (await this.posts(place, chance.pick(words[kind])));
    if (kind === 'ownRequest') return this.asks(place, chance.pick(words[chance.happens(0.1) ? 'crisis' : 'amber']));
    const isWorried = kind === 'worriedReport';
    const body = chance.pick(isWorried || chance.happens(0.4) ? words.ordinary : words.hostile);
    const post = await this.posts(place, body);
    // Somebody else of the same group.
    const reporter = (place + community.groups * Math.ceil(chance.between(1, 200))) % community.members;
    await this.world.agenda.wait(chance.lasts(reporting));
    await this.reports(reporter, post.id, isWorried);
  }

  async posts(place: number, body: string): Promise<{ id: string; threadId: string }> {
    const { who, group } = await this.world.member(place);
    const made = await this.world.say(who, createThreadDocument, {
      groupId: group.id,
      title: 'This evening',
      body,
      topic: null,
    });
    return { id: made.id, threadId: made.thread.id };
  }

  async replies(place: number, threadId: string, body: string): Promise<{ id: string } | null> {
    const { who } = await this.world.member(place);
    return this.world.tries(who, ['thread.repliesOff', 'resource.notFound', 'rate.limited'], replyDocument, {
      threadId,
      body,
      replyToId: null,
    });
  }

  async reports(place: number, contentId: string, isWorried: boolean): Promise<void> {
    const { who } = await this.world.member(place);
    const input = {
      key: randomUUID(),
      contentType: 'POST',
      contentId,
      door: isWorried ? 'WORRIED' : 'RULE',
      category: isWorried ? 'safety' : 'unkind',
    };
    await this.world.tries(
      who,
      ['resource.notFound', 'report.own', 'rate.limited'],
      `mutation ($input: ReportInput!) { report(input: $input) { id } }`,
      { input },
    );
  }

  private async asks(place: number, asked: string): Promise<void> {
    const { who, group } = await this.world.member(place);
    await this.world.say(who, `mutation ($input: HelpRequestInput!) { askForHelp(input: $input) { id } }`, {
      input: { key: randomUUID(), groupId: group.id, words: asked },
    });
  }
}
