import { row, rows } from '../../platform/db.js';
import { Aftercare } from './aftercare.js';
import { desk } from './assumptions.js';
import { CaseLife } from './case-life.js';
import { DeskLife, type Idle } from './desk-life.js';
import { Members } from './members.js';
import { OnCallLife } from './on-call-life.js';
import { Providers } from './providers.js';
import { planDesk, planRota } from './rosters.js';
import { plan, Troubles } from './troubles.js';
import { hour, minute } from './wall.js';
import { Watch } from './watch.js';
import { World } from './world.js';

const round = 15_000;
/** Whatever is due, the worker looks at least this often here; in life it is every 15 seconds. */
const atLeastEvery = hour;

/** Every deadline of the product that lies ahead; at these the sweep has something to do. */
const nextDue = `SELECT min(at) AS at FROM (
  SELECT v.at FROM escalation e, LATERAL (VALUES (e.next_page_at), (e.next_entry_by), (e.look_again_at), (e.handover_by),
    (e.acknowledge_by), (e.open_by), (e.first_contact_by), (e.retry_at), (e.decide_by), (e.sign_off_by_time)) AS v (at)
    WHERE e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
  UNION ALL SELECT v.at FROM review_item i, LATERAL (VALUES (i.claim_by), (i.act_by), (i.lease_until), (i.wake_at),
    (i.page_due_at)) AS v (at) WHERE i.status IN ('NEW', 'CLAIMED')
  UNION ALL SELECT v.at FROM page_attempt p, LATERAL (VALUES (p.next_way_at), (p.due_at)) AS v (at)
    WHERE p.status IN ('QUEUED', 'SENT', 'DELIVERED')
  UNION ALL SELECT answer_by FROM rota_test_page WHERE answered_at IS NULL AND missed_at IS NULL
  UNION ALL SELECT v.at FROM rota_shift s, LATERAL (VALUES (lower(s.during)), (upper(s.during))) AS v (at)
    WHERE s.during && tstzrange($1::timestamptz, $1::timestamptz + interval '1 day')
) due WHERE at > $1::timestamptz`;

export interface Played {
  world: World;
  members: Members;
  watch: Watch;
  sweeps: number;
  steps: number;
}

export interface Wish {
  seed: string;
  days: number;
  /** Told once a simulated day. */
  onDay?: (day: number) => void;
}

/** Monday 2 March 2026; the clocks of the wall go forward in the fourth week. */
export const firstDay = new Date('2026-03-02T00:00:00.000Z');

/** Plays the days from event to event. The caller closes the world. */
export async function play({ seed, days, onDay }: Wish): Promise<Played> {
  const world = await World.open(seed, firstDay, days);
  const when = plan(world);
  const [shifts, rota] = [await planDesk(world), await planRota(world, when.emptyNight)];
  const members = new Members(world);
  const watch = new Watch(world);
  const troubles = new Troubles(world, members, rota, when);
  const aftercare = new Aftercare(world);
  const onCall = new OnCallLife(world, new CaseLife(world, aftercare), aftercare, rota);
  const providers = new Providers(world);
  const idle: Idle = new Map();
  const noticed = new Set<string>();
  const { agenda, app } = world;

  members.begin();
  troubles.begin();
  agenda.start(world.now, () => aftercare.reviews());
  for (const shift of shifts) agenda.start(shift.from, () => new DeskLife(world, shift, idle).live());
  for (const shift of rota.filter(({ from }) => from < world.end)) {
    agenda.start(shift.from, () => onCall.begins(shift));
    agenda.start(shift.until.getTime() - 10 * minute, () => onCall.handOver(shift));
  }

  let lastSweep = world.now;
  /** The next of the sweep's rounds in which something is due. */
  const nextSweep = async (): Promise<number> => {
    const due = await row<{ at: Date | null }>(app.dataSource.manager, nextDue, [lastSweep]);
    const latest = lastSweep.getTime() + (troubles.isOut ? minute : atLeastEvery);
    const at = Math.min(due?.at?.getTime() ?? Infinity, latest);
    return Math.max((Math.floor(world.now.getTime() / round) + 1) * round, Math.ceil(at / round) * round);
  };

  let [sweepAt, sweeps, steps, dayDone] = [world.now.getTime() + round, 0, 0, 0];
  while (Math.min(agenda.next, sweepAt) < world.end.getTime()) {
    const at = new Date(Math.min(agenda.next, sweepAt));
    watch.passes(at);
    await world.moveTo(at);
    if (sweepAt <= agenda.next) {
      await app.sweep();
      lastSweep = at;
      sweeps++;
    } else {
      await agenda.step();
      steps++;
    }
    await world.deliver();
    await onCall.look();
    await providers.look();
    await rouse(world, idle, noticed);
    await watch.look();
    sweepAt = await nextSweep();
    const today = Math.floor((at.getTime() - world.start.getTime()) / (24 * hour));
    if (today > dayDone) onDay?.((dayDone = today));
  }
  watch.passes(world.end);
  await world.moveTo(world.end);
  return { world, members, watch, sweeps, steps };
}

/** Whoever is at the desk with nothing in hand sees what is new there. */
async function rouse(world: World, idle: Idle, noticed: Set<string>): Promise<void> {
  if (idle.size === 0) return;
  const waiting = await rows<{ id: string; version: number; groupId: string | null; leadsOnly: boolean }>(
    world.app.dataSource.manager,
    `SELECT id, version, group_id, leads_only FROM review_item WHERE status = 'NEW' AND (wake_at IS NULL OR wake_at <= $1)`,
    [world.now],
  );
  for (const [person, up] of idle) {
    const mine = (groupId: string | null) => groupId !== null && person.someone.actor.moderates.includes(groupId);
    const fresh = waiting
      .filter(({ groupId, leadsOnly }) => person.kind === 'lead' || (!leadsOnly && mine(groupId)))
      .map(({ id, version }) => `${person.name}:${id}:${version}`)
      .filter((key) => !noticed.has(key));
    for (const key of fresh) noticed.add(key);
    if (fresh.length > 0) up(world.now.getTime() + person.chance.lasts(desk.notice) * minute);
  }
}
