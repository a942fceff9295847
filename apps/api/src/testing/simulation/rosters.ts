import { RotaService } from '../../escalations/rota.service.js';
import { ShiftService } from '../../shifts/shift.service.js';
import { clinic, desk } from './assumptions.js';
import { hour, isWorkingDay, wallTime } from './wall.js';
import type { Person, World } from './world.js';

export interface Shift {
  person: Person;
  from: Date;
  until: Date;
}

export interface DeskShift extends Shift {
  id: string;
}

export interface OnCall extends Shift {
  duty: 'PRIMARY' | 'BACKUP' | 'MANAGER';
}

/** Days beyond the end for which the rota is planned, so that its end is no hole. */
const beyond = 15;

/** Two peers at a time, who look after all groups between them, and a lead by day. */
export async function planDesk(world: World): Promise<DeskShift[]> {
  const shifts = world.app.get(ShiftService);
  const [lead] = world.leads;
  const planned: DeskShift[] = [];
  const plan = async (person: Person, from: Date, until: Date) => {
    const { id } = await shifts.plan(lead!.someone.actor, { accountId: person.someone.accountId, from, until });
    planned.push({ id, person, from, until });
  };
  for (let day = 0; day < world.days; day++) {
    for (const [place, begin] of desk.shiftStarts.entries()) {
      const from = wallTime(world.start, day, begin);
      const until = wallTime(world.start, day, begin + desk.shiftHours);
      const pair = (day * desk.shiftStarts.length + place) * 2;
      if (until <= world.now) continue;
      for (const one of [pair, pair + 1]) await plan(world.peers[one % world.peers.length]!, from, until);
    }
    const from = wallTime(world.start, day, isWorkingDay(wallTime(world.start, day, 12)) ? desk.leadStart : 10);
    const until = new Date(from.getTime() + desk.leadHours * hour);
    if (until > world.now) await plan(world.leads[day % world.leads.length]!, from, until);
  }
  return planned;
}

/** The slots of primary and backup, and the one that is left empty by mistake. */
export function slots(world: World): { from: Date; until: Date }[] {
  const [first, second] = clinic.changes;
  const found = [];
  for (let day = -1; day < world.days + beyond; day++) {
    found.push({ from: wallTime(world.start, day, first), until: wallTime(world.start, day, second) });
    found.push({ from: wallTime(world.start, day, second), until: wallTime(world.start, day + 1, first) });
  }
  return found.filter(({ until }) => until > world.now);
}

export async function planRota(world: World, hole: Date): Promise<OnCall[]> {
  const rota = world.app.get(RotaService);
  const planner = world.clinicalLeads[0]!.someone.actor;
  const planned: OnCall[] = [];
  const plan = async (duty: OnCall['duty'], person: Person, from: Date, until: Date) => {
    await rota.plan(planner, { duty, accountId: person.someone.accountId, from, until });
    planned.push({ duty, person, from, until });
  };
  const { clinicians, clinicalLeads } = world;
  const all = slots(world);
  for (const [place, { from, until }] of all.entries()) {
    if (from <= hole && hole < until) continue;
    await plan('PRIMARY', clinicians[place % clinicians.length]!, from, until);
    await plan('BACKUP', clinicians[(place + 3) % clinicians.length]!, from, until);
  }
  for (let day = -1; day < world.days + beyond; day++) {
    const [from, until] = [wallTime(world.start, day, 9), wallTime(world.start, day + 1, 9)];
    if (until > world.now) await plan('MANAGER', clinicalLeads[(day + 1) % clinicalLeads.length]!, from, until);
  }
  return planned;
}
