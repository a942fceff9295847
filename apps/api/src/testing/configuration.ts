import { randomUUID } from 'node:crypto';

import { type Answer, ask, type Someone, type TestApp } from './people.js';

const fields = `id part state base outOfDate restores reason proposedByName decidedByName decisionReason madeVersion
  changes { key before after } viewerCan { decide withdraw }`;

/** Proposes values for some fields of a part, on the version that is in force unless told otherwise. */
export async function proposeValues(
  app: TestApp,
  who: Someone,
  part: string,
  values: Readonly<Record<string, string | number>>,
  wish: { base?: number; reason?: string; key?: string } = {},
): Promise<Answer> {
  const { base = await versionOf(app, who, part), reason = 'We agreed on it.', key = randomUUID() } = wish;
  const changes = Object.entries(values).map(([name, value]) => ({ key: name, value: String(value) }));
  return ask(
    app,
    who,
    `mutation ($key: UUID!, $input: ConfigurationChangeInput!) {
      proposeConfigurationChange(key: $key, input: $input) { ${fields} } }`,
    { key, input: { part, base, changes, reason } },
  );
}

export const proposeVersion = (
  app: TestApp,
  who: Someone,
  part: string,
  version: number,
  base: number,
): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $part: ConfigurationPartName!, $version: Int!, $base: Int!) {
      proposeConfigurationRestore(key: $key, part: $part, version: $version, base: $base, reason: "It was better.") { ${fields} } }`,
    { key: randomUUID(), part, version, base },
  );

export const approveValues = (app: TestApp, who: Someone, id: string, reason?: string): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $reason: String) { approveConfigurationProposal(id: $id, reason: $reason) { ${fields} } }`,
    { id, reason },
  );

/** The version of a part that is in force; 1 for those who may not see it. */
export async function versionOf(app: TestApp, who: Someone, part: string): Promise<number> {
  const { data } = await ask(
    app,
    who,
    `query ($name: ConfigurationPartName!) { configurationPart(part: $name) { version } }`,
    {
      name: part,
    },
  );
  return (data?.['configurationPart']?.version as number | undefined) ?? 1;
}

/** Both people have said yes: the values are in force. */
export async function agreeOn(
  app: TestApp,
  by: Someone,
  and: Someone,
  part: string,
  values: Readonly<Record<string, string | number>>,
): Promise<number> {
  const answer = await approveValues(app, and, proposedIn(await proposeValues(app, by, part, values)));
  if (answer.errors) throw new Error(`It was not approved: ${JSON.stringify(answer.errors)}`);
  return answer.data?.['approveConfigurationProposal'].madeVersion as number;
}

/** The id of a proposal that was made; throws when it was refused. */
export function proposedIn(answer: Answer): string {
  if (answer.errors) throw new Error(`The proposal was refused: ${JSON.stringify(answer.errors)}`);
  return (Object.values(answer.data!)[0] as { id: string }).id;
}
