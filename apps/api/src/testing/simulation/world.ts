import { randomUUID } from 'node:crypto';

import { ReachService } from '../../paging/reach.service.js';
import { rows, write } from '../../platform/db.js';
import { Outbox } from '../../platform/outbox.js';
import { anApp } from '../app.js';
import { aCarrier, everyWay, type TestCarrier } from '../carrier.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from '../people.js';
import { Agenda } from './agenda.js';
import { clinic, community, desk } from './assumptions.js';
import { Chance } from './chance.js';
import { zone } from './wall.js';

/** Somebody who works here, with chance of their own. */
export interface Person {
  name: string;
  kind: 'peer' | 'lead' | 'clinician' | 'clinicalLead' | 'safeguardingLead';
  someone: Someone;
  chance: Chance;
  /** Spans in which they are ill in bed and hear nothing. */
  ill: { from: Date; until: Date }[];
}

/** A refusal of the product, as a person at a screen gets it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly details: Record<string, unknown>,
    said: string,
  ) {
    super(`${code}: ${said}`);
  }
}

/** The community, its people, and the product they use. */
export class World {
  readonly agenda: Agenda;
  readonly groups: { id: string; slug: string; name: string }[] = [];
  readonly peers: Person[] = [];
  readonly leads: Person[] = [];
  readonly clinicians: Person[] = [];
  readonly clinicalLeads: Person[] = [];
  /** What the product refused to people of ours, by code. */
  readonly refusals = new Map<string, number>();
  /** What went wrong on purpose or by chance, in order. */
  readonly happened: { at: Date; what: string }[] = [];
  private readonly members = new Map<number, Promise<Someone>>();
  private readonly memberByAccount = new Map<string, Someone>();
  private readonly handled = new Set<string>();

  private constructor(
    readonly app: TestApp,
    readonly carrier: TestCarrier,
    readonly start: Date,
    readonly days: number,
    readonly seed: string,
  ) {
    this.agenda = new Agenda(app.clock);
  }

  static async open(seed: string, start: Date, days: number): Promise<World> {
    const carrier = await aCarrier();
    const app = await anApp('/nonexistent', { ...everyWay(carrier), TIME_ZONE: zone });
    app.clock.set(start);
    const world = new World(app, carrier, start, days, seed);
    await world.people();
    return world;
  }

  get now(): Date {
    return this.app.clock.now();
  }

  get end(): Date {
    return new Date(this.start.getTime() + this.days * 86_400_000);
  }

  chance(name: string): Chance {
    return new Chance(this.seed, name);
  }

  note(what: string): void {
    this.happened.push({ at: this.now, what });
  }

  /** All who may be rung. */
  get clinical(): Person[] {
    return [...this.clinicians, ...this.clinicalLeads];
  }

  byAccount(accountId: string): Person | undefined {
    return [...this.clinical, ...this.peers, ...this.leads].find(({ someone }) => someone.accountId === accountId);
  }

  /** One of the members; an account is written when it is first needed. */
  async member(place: number): Promise<{ who: Someone; group: { id: string; slug: string } }> {
    const group = this.groups[place % this.groups.length]!;
    const made = this.members.get(place) ?? aMember(this.app, { groups: [group] });
    this.members.set(place, made);
    const who = await made;
    this.memberByAccount.set(who.accountId, who);
    return { who, group };
  }

  memberOf(accountId: string): Someone | undefined {
    return this.memberByAccount.get(accountId);
  }

  /** What somebody who works here asks of the product, signed in anew if they were away. Throws `Refused`. */
  async say(who: Someone, document: string, variables: Record<string, unknown> = {}) {
    const { now } = this;
    await write(
      this.app.dataSource.manager,
      `UPDATE session SET created_at = $2, last_seen_at = $2, second_factor_at = $2, expires_at = $3 WHERE id = $1`,
      [who.sessionId, now, new Date(now.getTime() + 12 * 3_600_000)],
    );
    const { data, errors } = await ask(this.app, who, document, { key: randomUUID(), ...variables });
    const [refusal] = errors ?? [];
    if (!refusal) return Object.values(data ?? {})[0];
    const { code, details = {} } = refusal.extensions;
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    throw new Refused(code, details, `${refusal.message} to ${document.trim().slice(0, 120)}`);
  }

  /** The same; null for these refusals, which a person takes in their stride. */
  async tries(who: Someone, codes: readonly string[], document: string, variables: Record<string, unknown> = {}) {
    try {
      return await this.say(who, document, variables);
    } catch (error) {
      if (error instanceof Refused && codes.includes(error.code)) return null;
      throw error;
    }
  }

  /** Sets the clock of the product, and that by which its database stamps events. */
  async moveTo(at: Date): Promise<void> {
    this.app.clock.set(at);
    await write(this.app.dataSource.manager, `UPDATE simulated_time SET at = $1`, [at]);
  }

  /** Hands what was published at this moment to its subscribers, as the jobs do. */
  async deliver(): Promise<void> {
    const outbox = this.app.get(Outbox);
    for (let found = -1; found !== 0;) {
      const published = await rows<{ id: string; payload: { type: string } }>(
        this.app.dataSource.manager,
        `SELECT id, payload FROM domain_event WHERE occurred_at >= $1 ORDER BY xmin::text::bigint, cmin::text::int`,
        [this.now],
      );
      const fresh = published.filter(({ id }) => !this.handled.has(id));
      for (const { id, payload } of fresh) {
        this.handled.add(id);
        for (const subscriber of outbox.subscribersOf(payload.type))
          await outbox.deliver(subscriber, { ...payload, eventId: id });
      }
      found = fresh.length;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.carrier.close();
  }

  private async people(): Promise<void> {
    const { app } = this;
    const tx = app.dataSource.manager;
    await write(tx, `CREATE TABLE simulated_time (at timestamptz NOT NULL)`);
    await write(tx, `INSERT INTO simulated_time VALUES ($1)`, [this.now]);
    await write(
      tx,
      `CREATE FUNCTION simulated_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM public.simulated_time'`,
    );
    await write(tx, `ALTER TABLE domain_event ALTER COLUMN occurred_at SET DEFAULT simulated_now()`);
    for (let n = 1; n <= community.groups; n++) this.groups.push(await aGroup(app, { name: `Circle ${n}` }));
    const half = community.groups / 2;
    for (let n = 0; n < desk.peers; n++) {
      const groups = this.groups.filter((_, place) => place < half === (n % 2 === 0));
      this.peers.push(this.person(`peer ${n + 1}`, 'peer', await aModerator(app, { groups, name: `Peer ${n + 1}` })));
    }
    for (let n = 1; n <= desk.leads; n++) this.leads.push(this.person(`lead ${n}`, 'lead', await aLead(app)));
    for (let n = 1; n <= clinic.clinicians; n++)
      this.clinicians.push(await this.reachable(`clinician ${n}`, 'clinician', await aClinician(app)));
    const more = async (role: 'clinicalLead' | 'safeguardingLead', n: number, name: string) =>
      this.clinicalLeads.push(
        await this.reachable(`${name} ${n}`, role, await anAccount(app, { roles: [role], workName: `${name} ${n}` })),
      );
    for (let n = 1; n <= clinic.clinicalLeads; n++) await more('clinicalLead', n, 'clinical lead');
    for (let n = 1; n <= clinic.safeguardingLeads; n++) await more('safeguardingLead', n, 'safeguarding lead');
  }

  private person(name: string, kind: Person['kind'], someone: Someone): Person {
    return { name, kind, someone, chance: this.chance(name), ill: [] };
  }

  /** With two phones, as whoever is on call has. */
  private async reachable(name: string, kind: Person['kind'], someone: Someone): Promise<Person> {
    const reach = this.app.get(ReachService);
    const number = 900_000 + 2 * this.clinical.length;
    await reach.setPhone(someone.actor, randomUUID(), 1, `+44 7700 ${number}`);
    await reach.setPhone(someone.actor, randomUUID(), 2, `+44 7700 ${number + 1}`);
    return this.person(name, kind, someone);
  }
}
