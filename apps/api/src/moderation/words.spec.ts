import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { standard } from '@kith/domain/configuration/configuration';
import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  act,
  aReportedThread,
  confirmProposal,
  itemsAbout,
  lettersTo,
  onItem,
  openItem,
  wordsFrom,
  writeToMember,
} from '../testing/desk.js';
import { aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { blanksIn, checkTemplate, clockWords, fill, templatesIn } from './templates.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;
let lead: Someone;
let thread: { id: string; postId: string };
let itemId: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(60);
  ({ group, member, moderator, lead, thread, itemId } = await aReportedThread(app, {
    member: { timeZone: 'America/New_York' },
  }));
});

const claim = (who: Someone) => onItem(app, who, 'claimItem', itemId);
const onPost = (more = {}) => ({ itemId, contentId: thread.postId, reasonCode: 'unsafeAdvice', ...more });
const letters = () => lettersTo(app, member.membershipId(group));
const statements = () =>
  rows<{ what: string; templateId: string | null; templateVersion: number | null }>(
    app.dataSource.manager,
    `SELECT what, template_id, template_version FROM statement_of_reasons WHERE membership_id = $1 ORDER BY created_at, id`,
    [member.membershipId(group)],
  );
const proposals = async () =>
  (await ask(app, lead, `{ proposals { id reviewItemId memberText } }`)).data!['proposals'].filter(
    (each: { reviewItemId: string }) => each.reviewItemId === itemId,
  );
const send = (who: Someone, templateId: string | null, body: string) =>
  writeToMember(app, who, itemId, templateId, body);

describe('whatever a peer does, the member reads what was agreed (R23)', () => {
  const acts = ['hideContent', 'turnRepliesOff', 'removeContent', 'restrictMember', 'declinePending'];

  it.each(acts)('%s refuses free words, words of another use, and a blank left open', async (name) => {
    await claim(moderator);
    if (name === 'declinePending')
      await write(app.dataSource.manager, `UPDATE post SET state = 'PREMODERATED_PENDING' WHERE id = $1`, [
        thread.postId,
      ]);
    const input = onPost({ hours: 2 });
    const free = await act(app, moderator, name, { ...input, memberText: 'You are out of order.' });
    expect(free.code).toBe('reviewItem.templateNeeded');
    const changed = await act(app, moderator, name, {
      ...input,
      templateId: { hideContent: 'hiddenForSafety', turnRepliesOff: 'repliesOff', removeContent: 'takenDown',
        restrictMember: 'pause', declinePending: 'declined' }[name],
      memberText: 'You are out of order.',
    }); // prettier-ignore
    expect(changed.code).toBe('reviewItem.templateNeeded');
    const kind = { templateId: 'kindWord', memberText: await wordsFrom(app, moderator, itemId, 'kindWord') };
    expect((await act(app, moderator, name, { ...input, ...kind })).code).toBe('input.invalid');
    expect(await letters()).toEqual([]);
    expect(await proposals()).toEqual([]);
  });

  it('is kept with its template and version, for a proposal from the first word to the last', async () => {
    await claim(moderator);
    expect((await act(app, moderator, 'hideContent', onPost())).code).toBeUndefined();
    expect((await act(app, moderator, 'removeContent', onPost())).code).toBeUndefined();
    const [proposal] = await proposals();
    await confirmProposal(app, lead, proposal.id);
    expect(await statements()).toEqual([
      { what: 'HIDDEN', templateId: 'hiddenForSafety', templateVersion: 1 },
      { what: 'REMOVED', templateId: 'takenDown', templateVersion: 1 },
    ]);
    expect((await letters()).map(({ template }) => template)).toEqual(['hiddenForSafety', 'takenDown']);
    const acted = await rows<{ facts: Record<string, unknown> }>(
      app.dataSource.manager,
      `SELECT facts FROM review_action WHERE review_item_id = $1 AND kind IN ('hide', 'propose', 'confirm') ORDER BY at, id`,
      [itemId],
    );
    expect(acted.map(({ facts }) => [facts['template'], facts['templateVersion']])).toEqual([
      ['hiddenForSafety', 1],
      ['takenDown', 1],
      ['takenDown', 1],
    ]);
  });

  it('is free for leads, who answer for it themselves', async () => {
    await claim(lead);
    expect((await act(app, lead, 'hideContent', onPost({ memberText: 'My own kind words.' }))).code).toBeUndefined();
    expect(await statements()).toEqual([{ what: 'HIDDEN', templateId: null, templateVersion: null }]);
  });
});

describe('a pause tells its end as it is when it begins, where the member lives', () => {
  it('also when a lead confirms it an hour later', async () => {
    await claim(moderator);
    expect(
      (await act(app, moderator, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 2 })).code,
    ).toBeUndefined();
    const [proposal] = await proposals();
    expect(proposal.memberText).toContain('until {time}');
    app.clock.passes(55);
    await write(app.dataSource.manager, `UPDATE session SET expires_at = $1, last_seen_at = $2`, [
      new Date(app.clock.now().getTime() + 3_600_000),
      app.clock.now(),
    ]);
    await confirmProposal(app, lead, proposal.id);
    const end = new Date(app.clock.now().getTime() + 2 * 3_600_000);
    expect((await letters())[0]!.bodySource).toContain(`until ${clockWords(end, 'America/New_York')}.`);
  });

  it('and in the words of a lead, where they left it to us', async () => {
    await claim(lead);
    await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 1, memberText: 'Back at {time}.' });
    const end = new Date(app.clock.now().getTime() + 3_600_000);
    expect((await letters())[0]!.bodySource).toBe(`Back at ${clockWords(end, 'America/New_York')}.`);
  });

  it('as people say it', () => {
    expect(clockWords(new Date('2026-11-27T18:30:00Z'), 'Europe/London')).toBe('Friday 27 November, 6:30pm');
  });
});

describe('words that tell of a clinician', () => {
  const offered = async (who: Someone): Promise<string[]> =>
    (await ask(app, who, `query ($id: UUID!) { reviewItem(id: $id) { templates { id } } }`, { id: itemId })).data![
      'reviewItem'
    ].templates.map(({ id }: { id: string }) => id);
  const escalate = () =>
    ask(
      app,
      moderator,
      `mutation ($key: UUID!, $id: UUID!) { escalate(key: $key, itemId: $id, level: RED, ask: CONTACT, sentence: "Please look.") { viewerCan { writePrivately } } }`,
      { key: randomUUID(), id: itemId },
    );
  const told =
    'Hello {name}. We read what you wrote about one plain thing. You do not have to carry this alone tonight. If your life is in danger, call 999 now. A clinician has been told and will write to you here. Is somebody with you?';
  const words = async () =>
    told.replace('{name}', (await openItem(app, lead, itemId)).data!['reviewItem'].person.displayName);

  it('are for a concern whose case is open, and checked when they are sent', async () => {
    await claim(moderator);
    expect(await offered(moderator)).not.toContain('afterCrisis');
    expect((await send(moderator, 'afterCrisis', await words())).code).toBe('reviewItem.noCase');
    expect((await escalate()).data!['escalate'].viewerCan.writePrivately).toBe(true);
    expect(await offered(moderator)).toContain('afterCrisis');
    expect((await send(moderator, 'afterCrisis', await words())).code).toBeUndefined();
    await write(
      app.dataSource.manager,
      `UPDATE escalation SET status = 'CLOSED', closed_at = $2 WHERE id = (SELECT escalation_id FROM review_item WHERE id = $1)`,
      [itemId, app.clock.now()],
    );
    expect(await offered(moderator)).not.toContain('afterCrisis');
    expect((await send(moderator, 'kindWord', await wordsFrom(app, moderator, itemId, 'kindWord'))).code).toBe(
      'reviewItem.notOpen',
    );
  });

  it('may be sent on by the one who called the clinic, or a lead; not by other peers', async () => {
    await claim(moderator);
    await escalate();
    const other = await aModerator(app, { groups: [group] });
    expect((await send(other, 'kindWord', await wordsFrom(app, other, itemId, 'kindWord'))).code).toBe(
      'reviewItem.notOpen',
    );
    expect((await openItem(app, other, itemId)).data!['reviewItem'].viewerCan).toMatchObject({ hide: false });
    expect((await send(lead, null, 'I am here too.')).code).toBeUndefined();
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ status: 'DECIDED' });
  });
});

it('every template fits itself when its blanks are filled, and no longer when one is open', () => {
  const facts = { name: 'Fern Gate', country: 'GB', locale: 'en-GB' };
  for (const template of templatesIn({ texts: standard.templates, version: 1 }, 'en-GB')) {
    const filled = blanksIn(template).reduce(
      (words, blank) => words.replaceAll(`{${blank}}`, 'one plain thing'),
      fill(template.body, facts),
    );
    expect(() => checkTemplate(template, filled, facts)).not.toThrow();
    if (blanksIn(template).length)
      expect(() => checkTemplate(template, fill(template.body, facts), facts)).toThrow('reviewItem.templateNeeded');
  }
});
