import { notes } from './assumptions.js';
import { breaches, concerns, loads, pages, timeline, timers } from './figures.js';
import type { Played } from './run.js';

export interface Must {
  what: string;
  /** How often it was broken. */
  broken: number;
}

/** Minutes that the last crisis of a run may still wait for somebody at its end. */
const stillMayWait = 60;

/** What must hold whatever happens (R17, R26, R33, H06). */
export async function musts({ world, watch }: Played): Promise<Must[]> {
  const unseen = await watch.unseen(new Date(world.end.getTime() - stillMayWait * 60_000));
  const seconds = watch.unowned.reduce((sum, one) => sum + one.seconds, 0);
  return [
    { what: 'seconds in which a crisis had nobody responsible, or no clock that runs', broken: Math.round(seconds) },
    { what: 'amber concerns that starved while somebody was there who could take them', broken: watch.starved.length },
    { what: 'crises that nobody has looked at', broken: unseen },
  ];
}

const cellOf = (value: unknown) => (value === null || value === undefined ? '' : String(value));

function table(heads: readonly string[], lines: readonly (readonly unknown[])[]): string {
  const all = [heads, ...lines].map((line) => line.map(cellOf));
  const widths = heads.map((_, place) => Math.max(3, ...all.map((line) => line[place]?.length ?? 0)));
  const drawn = all.map((line) => `| ${widths.map((width, place) => (line[place] ?? '').padEnd(width)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}

/** 45 s, 3.2 min, 4.1 h. */
function lasting(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const stamp = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');

/** Everything a run tells, as Markdown. */
export async function report(played: Played): Promise<string> {
  const { world, members, watch, sweeps, steps } = played;
  const held = await musts(played);
  const nameOf = (id: string) => world.byAccount(id)?.name ?? id;
  const people = (await loads(world)).sort((a, b) =>
    nameOf(a.accountId).localeCompare(nameOf(b.accountId), 'en', { numeric: true }),
  );
  const parts: [string, string][] = [
    [
      'What must hold',
      table(
        ['must be 0', 'found'],
        held.map(({ what, broken }) => [what, broken]),
      ) +
        `\n\nCrises were open for ${lasting(watch.crisisSeconds)} together. The amber concern that waited longest while somebody could take it used ${Math.round(watch.longestAmber * 100)} % of its time.`,
    ],
    [
      'Timers',
      table(
        ['timer', 'level', 'times', 'promised', 'median', 'p95', 'longest'],
        (await timers(world)).map((t) => [
          t.timer,
          t.level,
          t.count,
          lasting(t.promised),
          lasting(t.median),
          lasting(t.p95),
          lasting(t.longest),
        ]),
      ),
    ],
    [
      'Breaches that the product noted',
      table(
        ['timer', 'level', 'cause', 'times'],
        (await breaches(world)).map((b) => [b.timer, b.level, b.cause, b.count]),
      ),
    ],
    [
      'Load of each person',
      table(
        [
          'person',
          'shifts',
          'claims',
          'of them red or crisis',
          'decisions',
          'pages',
          'at night',
          'acknowledged',
          'cases',
          'of them crises',
        ],
        people.map((p) => [
          nameOf(p.accountId),
          p.shifts,
          p.claims,
          p.hard,
          p.decisions,
          p.pages,
          p.atNight,
          p.answered,
          p.cases,
          p.crises,
        ]),
      ),
    ],
    [
      'What came',
      table(['kind', 'times'], [['ordinary post, counted and not written', members.ordinaryPosts], ...members.came]) +
        `\n\n` +
        table(
          ['concerns', 'now', 'number'],
          (await concerns(world)).map((c) => [c.level, c.status, c.count]),
        ),
    ],
    [
      'Pages',
      table(
        ['way', 'became', 'number'],
        (await pages(world)).map((p) => [p.channel, p.status, p.count]),
      ),
    ],
    [
      'Lines in the timelines of cases',
      table(
        ['kind', 'times'],
        (await timeline(world)).map((t) => [t.kind, t.count]),
      ),
    ],
    [
      'Bad events, and people who were not there',
      world.happened.map(({ at, what }) => `- ${stamp(at)} ${what}`).join('\n'),
    ],
    [
      'Refusals that people met',
      table(
        ['code', 'times'],
        [...world.refusals].sort(([a], [b]) => a.localeCompare(b)),
      ),
    ],
    ['Bounds of the model', notes.map((note) => `- ${note}`).join('\n')],
  ];
  const head = `Seed ${world.seed}, ${world.days} days from ${stamp(world.start)} UTC, ${steps} acts of people, ${sweeps} rounds of the sweep in which something was due.`;
  return [head, ...parts.map(([title, body]) => `## ${title}\n\n${body}`)].join('\n\n') + '\n';
}
