import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { rows } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { anApp } from './app.js';
import type { TestApp } from './people.js';
import { identity, type Sentence, sentences, tellStory } from './story.js';

/**
 * Plants who somebody is and what they say about their health, runs the main job, and reads the whole database for it
 * (CR-4). Words stand in the tables made for them; who somebody is stands nowhere in clear.
 */
const places: Record<Sentence, readonly string[]> = {
  title: ['thread', 'post_text', 'snapshot'],
  post: ['post_text', 'snapshot'],
  edited: ['post', 'post_text', 'snapshot'],
  reply: ['post', 'post_text', 'snapshot'],
  crisis: ['post', 'post_text', 'snapshot', 'help_card', 'statement_of_reasons'],
  draft: ['draft'],
  room: ['message', 'snapshot'],
  reportNote: ['report'],
  help: ['report'],
  signedOut: ['report'],
  toTeam: ['team_message', 'snapshot'],
  fromTeam: ['team_message'],
  askSentence: ['escalation', 'escalation_source'],
  condition: ['told_us'],
  toPatient: ['clinical_message'],
  fromPatient: ['clinical_message'],
  note: ['clinical_note'],
  outreach: ['outreach'],
  closing: ['escalation', 'clinical_note'],
  feedback: ['escalation'],
  plan: ['safety_plan_version'],
  visitQuestion: ['visit_question'],
  service: ['service_contact'],
  revealReason: ['reveal'],
  appeal: ['appeal'],
  told: ['statement_of_reasons', 'team_message'],
};

let app: TestApp;
let dump: Map<string, string>;

/** Every row of every table as text, bytes included, by table. */
async function everyTable(): Promise<Map<string, string>> {
  const tx = app.dataSource.manager;
  const tables = await rows<{ name: string; bytes: string[] | null }>(
    tx,
    `SELECT format('%I.%I', t.schemaname, t.tablename) AS name,
        (SELECT array_agg(quote_ident(c.column_name)) FROM information_schema.columns c
         WHERE c.table_schema = t.schemaname AND c.table_name = t.tablename AND c.data_type = 'bytea') AS bytes
     FROM pg_tables t WHERE t.schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found = new Map<string, string>();
  for (const { name, bytes } of tables) {
    const open = (bytes ?? []).map((column) => ` || ' ' || coalesce(encode(t.${column}, 'escape'), '')`).join('');
    const lines = await rows<{ line: string }>(tx, `SELECT to_jsonb(t)::text${open} AS line FROM ${name} t`);
    found.set(name.replace('public.', ''), lines.map(({ line }) => line).join('\n'));
  }
  return found;
}

const tablesWith = (words: string) => [...dump].filter(([, text]) => text.includes(words)).map(([name]) => name);

beforeAll(async () => {
  app = await anApp();
  await app.get(Outbox).start({ work: false });
  await tellStory(app);
  dump = await everyTable();
});
afterAll(async () => {
  await app.get(Outbox).stop();
  await app.close();
});

describe('after the main job', () => {
  it('the whole database was read, and the story left its traces in it', () => {
    expect(dump.size).toBeGreaterThan(40);
    for (const name of ['domain_event', 'audit_entry', 'notice', 'mail', 'session', 'reveal'])
      expect([name, dump.has(name)]).toEqual([name, true]);
    for (const name of ['domain_event', 'audit_entry', 'notice', 'mail', 'identity_field', 'snapshot', 'pgboss.job'])
      expect([name, (dump.get(name) ?? '').length > 0]).toEqual([name, true]);
  });

  it.each(Object.entries(identity))('who somebody is stands nowhere in clear: %s', (_, value) => {
    expect(tablesWith(value)).toEqual([]);
    expect(tablesWith(value.toLowerCase())).toEqual([]);
    expect(tablesWith(Buffer.from(value).toString('hex'))).toEqual([]);
    expect(tablesWith(Buffer.from(value).toString('base64').replace(/=+$/, ''))).toEqual([]);
  });

  it.each(Object.entries(sentences) as [Sentence, string][])(
    'words stand in their own tables only: %s',
    (key, words) => {
      const found = tablesWith(words);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((name) => !places[key].includes(name))).toEqual([]);
    },
  );
});
