import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { HandoffScope } from '@kith/domain/handoff/handoff';

import { anAccount, type Answer, ask, type Someone, type TestApp } from './people.js';

export const anAdministrator = (app: TestApp): Promise<Someone> =>
  anAccount(app, { roles: ['administrator'], workName: 'Idris', steppedUp: true });

export const createKey = (app: TestApp, who: Someone, change: Record<string, unknown> = {}): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($input: HandoffKeyInput!) { createHandoffKey(input: $input) { id secret made { id standing hint viewerCan { approve revoke } } } }`,
    { input: { key: randomUUID(), name: 'Clinic record system', scopes: ['TASKS'], days: 90, ...change } },
  );

/** A key that is in force, let in by a second person where one is needed. */
export async function aKey(
  app: TestApp,
  scopes: readonly HandoffScope[] = ['TASKS'],
): Promise<{ id: string; secret: string }> {
  const made = await createKey(app, await anAdministrator(app), { scopes });
  const { id, secret } = made.data?.['createHandoffKey'] as { id: string; secret: string };
  if (scopes.some((scope) => scope !== 'TASKS')) {
    const officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Pia', steppedUp: true });
    await ask(app, officer, `mutation ($id: UUID!) { approveHandoffKey(id: $id) { id } }`, { id });
  }
  return { id, secret };
}

export interface FhirAnswer {
  status: number;
  headers: Record<string, unknown>;
  // Its shape is what the spec asks about.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** One request as a clinic's system sends it; `path` follows the base. */
export async function fhir(
  app: TestApp,
  path: string,
  secret: string | null,
  options: { address?: string; method?: 'GET' | 'POST' | 'PUT' | 'DELETE' } = {},
): Promise<FhirAnswer> {
  const response = await app.app.inject({
    method: options.method ?? 'GET',
    url: `/fhir/R4/${path}`,
    headers: secret ? { authorization: `Bearer ${secret}` } : {},
    ...(options.address && { remoteAddress: options.address }),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver on this machine that answers with what `answer` says at that moment. */
export async function aReceiver(answer: () => number) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer(), { location: 'http://127.0.0.1:1/' }).end('Thank you.');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/cases`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const createEndpoint = (app: TestApp, who: Someone, url: string, change: Record<string, unknown> = {}) =>
  ask(
    app,
    who,
    `mutation ($input: HandoffEndpointInput!) { createHandoffEndpoint(input: $input) { id secret made { id url } } }`,
    { input: { key: randomUUID(), name: 'Clinic record system', scopes: ['TASKS'], url, ...change } },
  );
