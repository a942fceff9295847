import { community, provider, words } from './assumptions.js';
import type { Members } from './members.js';
import { type OnCall, slots } from './rosters.js';
import { day, hour, wallHour, wallTime } from './wall.js';
import type { World } from './world.js';

/** When each of the bad events comes, spread over the run however long it is. */
export function plan(world: World) {
  const on = (part: number) => Math.min(world.days - 1, Math.floor(world.days * part));
  const nights = slots(world).filter(({ from }) => wallHour(from) >= 18 && from >= world.start && from < world.end);
  const night = nights[Math.floor((nights.length - 1) * 0.3)];
  return {
    outage: wallTime(world.start, on(0.15), 19.5),
    pileOn: wallTime(world.start, on(0.4), 17),
    wave: wallTime(world.start, on(0.5), 12),
    sickDay: wallTime(world.start, on(0.6), 8),
    emptyNight: night?.from ?? world.end,
  };
}
type Plan = ReturnType<typeof plan>;

/** The bad events, each with a crisis where it hurts most. */
export class Troubles {
  private readonly chance;
  /** While true a provider does not take pages. */
  isOut = false;

  constructor(
    private readonly world: World,
    private readonly members: Members,
    private readonly rota: readonly OnCall[],
    private readonly when: Plan,
  ) {
    this.chance = world.chance('troubles');
  }

  begin(): void {
    const { agenda } = this.world;
    const { outage, pileOn, wave, sickDay, emptyNight } = this.when;
    agenda.start(outage, () => this.outage());
    agenda.start(pileOn, () => this.pileOn());
    agenda.start(wave, () => this.wave());
    agenda.start(sickDay, () => this.sick());
    agenda.start(emptyNight.getTime() + 3.5 * hour, async () => {
      this.world.note('A crisis while the rota has neither primary nor backup, at night.');
      await this.crisis();
    });
  }

  private async crisis(): Promise<void> {
    await this.members.comes('crisis', this.chance);
  }

  /** The provider of SMS takes nothing for a while; a crisis comes in the middle of it. */
  private async outage(): Promise<void> {
    const { world } = this;
    world.note(`The SMS provider is down for ${provider.outageMinutes} minutes, and a crisis comes meanwhile.`);
    world.carrier.is('sms', 'down');
    this.isOut = true;
    await world.agenda.wait(10);
    await this.crisis();
    await world.agenda.wait(provider.outageMinutes - 10);
    world.carrier.is('sms', 'up');
    this.isOut = false;
  }

  /** A dozen turn on one person, others report it, and the person breaks down. */
  private async pileOn(): Promise<void> {
    const { world, members, chance } = this;
    const place = Math.floor(chance.next() * community.members);
    const near = (n: number) => (place + community.groups * (n + 1)) % community.members;
    world.note('A pile-on: 12 hostile replies in 15 minutes, 20 reports, then a crisis of the one they turned on.');
    const thread = await members.posts(place, words.ordinary[0]);
    for (let n = 0; n < 12; n++) {
      await world.agenda.wait(chance.between(0.5, 2));
      const reply = await members.replies(near(n), thread.threadId, chance.pick(words.hostile));
      if (reply)
        for (const by of [20 + n, 40 + n].slice(0, n < 8 ? 2 : 1)) await members.reports(near(by), reply.id, false);
    }
    await world.agenda.wait(10);
    await members.posts(place, words.crisis[0]);
  }

  /** More at once than the desk has hands and the clinic people (R17, R32); less of it in a run of a few days. */
  private async wave(): Promise<void> {
    const { world, members, chance } = this;
    const count = world.days < 7 ? 16 : 48;
    world.note(
      `A wave: ${count} texts that need somebody, one in eight of them a crisis, each one to four minutes after the last.`,
    );
    for (let n = 0; n < count; n++) {
      await world.agenda.wait(chance.between(1, 4));
      await members.comes(n % 8 === 0 ? 'crisis' : n % 4 === 1 ? 'amber' : 'red', chance);
    }
  }

  /** Whoever is primary is ill in bed and has told nobody; a crisis comes. */
  private async sick(): Promise<void> {
    const { world } = this;
    const shift = this.rota.find(
      ({ duty, from, until }) => duty === 'PRIMARY' && from <= world.now && world.now < until,
    );
    if (!shift) return;
    world.note(`${shift.person.name} is primary and ill in bed, and a crisis comes.`);
    shift.person.ill.push({ from: world.now, until: new Date(world.now.getTime() + day / 2) });
    await world.agenda.wait(90);
    await this.crisis();
  }
}
