import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { write } from '../../platform/db.js';
import { pages, timeline } from './figures.js';
import { musts, report } from './report.js';
import { play, type Played } from './run.js';

let played: Played;

beforeAll(async () => {
  played = await play({ seed: 'kith', days: 1 });
}, 300_000);
afterAll(() => played.world.close());

const broken = async (what: RegExp) =>
  (await musts(played)).filter((must) => what.test(must.what)).map((must) => must.broken);
const countOf = async (kind: string) => (await timeline(played.world)).find((line) => line.kind === kind)?.count ?? 0;

describe('a day of the whole community, with everything that can go wrong', () => {
  it('leaves no crisis for a second without somebody responsible and a clock that runs (R26, R33, H06)', async () => {
    expect(played.watch.unowned).toEqual([]);
    expect(await broken(/responsible/)).toEqual([0]);
    expect(played.watch.crisisSeconds).toBeGreaterThan(3600);
  });

  it('starves no amber concern while red ones keep coming (R17)', async () => {
    expect(await broken(/starved/)).toEqual([0]);
    expect(played.watch.longestAmber).toBeGreaterThan(0);
  });

  it('leaves no crisis that nobody has looked at (R18)', async () => {
    expect(await broken(/looked at/)).toEqual([0]);
  });

  it('has had its bad events: a provider that was down, a rota without anybody, more crises than one can hold', async () => {
    const failed = (await pages(played.world)).filter((one) => one.channel === 'sms' && one.status === 'FAILED');
    expect(failed.length).toBe(1);
    expect(await countOf('rotaGap')).toBeGreaterThan(0);
    expect(await countOf('acknowledged')).toBeGreaterThan(5);
    expect(played.world.happened.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('SMS provider'), expect.stringContaining('pile-on')]),
    );
  });

  it('can be told as a report without a word of anybody', async () => {
    const told = await report(played);
    expect(told).toContain('| case: acknowledged');
    expect(told).not.toMatch(/pills|ketones|insulin/i);
  });

  it('would see a crisis whose clock is up and that nobody acts on', async () => {
    const { world, watch } = played;
    const minutesAgo = (minutes: number) => new Date(world.now.getTime() - minutes * 60_000);
    await write(
      world.app.dataSource.manager,
      `UPDATE escalation SET status = 'PAGED', level = 'CRISIS', next_page_at = $1, handover_by = NULL
       WHERE id = (SELECT id FROM escalation ORDER BY opened_at DESC LIMIT 1)`,
      [minutesAgo(5)],
    );
    await watch.look();
    watch.passes(minutesAgo(-1));
    expect(watch.unowned).toMatchObject([{ seconds: 60 }]);
  });
});
