import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Changes } from '@kith/domain/lexicon/lexicon';
import { draft, type Rule } from '@kith/triage/lexicon/rule';

import { Db, rows } from '../platform/db.js';
import { InForce } from '../platform/in-force.js';
import { anApp } from '../testing/app.js';
import { aThread } from '../testing/forum.js';
import { approveAt } from '../testing/lexicon.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { until } from '../testing/sockets.js';
import { Detector } from './detector.service.js';
import { DetectorStore } from './detector.store.js';

let app: TestApp;
let worker: Detector;
/** What another process has. */
let versions: InForce;
let hannah: Someone;
let ola: Someone;

beforeAll(async () => {
  app = await anApp();
  versions = new InForce(app.config);
  worker = new Detector(app.get(Db), new DetectorStore(), versions);
  await worker.onModuleInit();
  hannah = await anAccount(app, { roles: ['clinician'] });
  ola = await anAccount(app, { roles: ['clinicalLead'] });
});
afterAll(async () => {
  await versions.onModuleDestroy();
  await app.close();
});

const lantern = (pattern = 'put my lantern out'): Rule => ({
  id: 'B8.lantern',
  signal: 'B8',
  category: 'B',
  level: 'RED',
  certainty: 'strong',
  all: [[pattern]],
  positive: [],
  negative: [],
  ...draft,
});
const words = 'They should put my lantern out.';

const approve = (number: number, changes: Changes<Rule>) => approveAt(app, number, changes, { by: hannah, and: ola });
const levelOf = (detector: Detector, text: string) => {
  const read = detector.read(text);
  return 'unscreened' in read ? 'UNSCREENED' : read.level;
};
const here = () => app.get(Detector);

describe('the detector', () => {
  it('reads with approved rules in every process as soon as they are told, and says which version read (R6)', async () => {
    expect([levelOf(here(), words), levelOf(worker, words)]).toEqual(['GREEN', 'GREEN']);
    const before = here().version;
    await approve(1, { put: [lantern()], retired: [] });
    await until(() => here().number === 1 && worker.number === 1);
    expect([levelOf(here(), words), levelOf(worker, words)]).toEqual(['RED', 'RED']);
    const after = before.replace('/languages', '.1/languages');
    expect(here().version).toBe(after);

    const group = await aGroup(app);
    await aThread(app, await aMember(app, { groups: [group] }), group, { body: words });
    await app.drain();
    const signals = await rows<{ code: string; detectorVersion: string }>(
      app.dataSource.manager,
      `SELECT code, detector_version FROM signal WHERE source = 'DETECTOR'`,
    );
    expect(signals).toEqual([{ code: 'B8', detectorVersion: expect.stringContaining(after) }]);
  });

  it('takes up what it was not told of when it looks again', async () => {
    const deaf = new Detector(app.get(Db), new DetectorStore(), versions);
    await deaf.refresh();
    expect(deaf.number).toBe(1);
    expect(levelOf(deaf, words)).toBe('RED');
  });

  it('goes on with the rules of the release when a version cannot be used, and the heartbeat says so', async () => {
    await app.sweep();
    const health = () => ask(app, ola, `{ board { detector { working } } }`);
    expect((await health()).data?.['board'].detector).toEqual({ working: true });

    await approve(2, { put: [lantern('{aPieceThatIsGone}')], retired: [] });
    await until(() => here().number === 2);
    expect(here().faulty).toBe(true);
    expect(levelOf(here(), words)).toBe('GREEN');
    expect(levelOf(here(), 'I am going to kill myself tonight')).toBe('CRISIS');
    expect(here().version).not.toContain('.2');
    app.clock.passes(1);
    await app.sweep();
    expect((await health()).data?.['board'].detector).toEqual({ working: false });

    await approve(3, { put: [], retired: [] });
    await until(() => here().number === 3);
    app.clock.passes(1);
    await app.sweep();
    expect((await health()).data?.['board'].detector).toEqual({ working: true });
  });

  it('keeps every version as it was', async () => {
    const change = app.dataSource.manager.query(`UPDATE lexicon_version SET retired = '{A1.meter-lo}'`);
    await expect(change).rejects.toThrow('append only');
  });
});
