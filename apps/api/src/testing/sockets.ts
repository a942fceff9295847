import { io, type Socket } from 'socket.io-client';

import type { AddressInfo } from 'node:net';

import type { Answer, ClientEvents, ServerHints } from '@kith/contracts/realtime';

import type { Someone, TestApp } from './people.js';

export type Client = Socket<ServerHints, ClientEvents>;
export type Sockets = Awaited<ReturnType<typeof socketsTo>>;

/** Real sockets to an app that listens on a port of its own. Call `hangUp` after each test. */
export async function socketsTo(app: TestApp) {
  await app.app.listen(0, '127.0.0.1');
  const address = `http://127.0.0.1:${(app.app.getHttpServer().address() as AddressInfo).port}`;
  const clients: Client[] = [];

  const dial = (cookie: string | null, options: { origin?: string | null; transports?: string[] } = {}): Client => {
    const origin = options.origin === undefined ? app.config.publicUrl : options.origin;
    const client: Client = io(address, {
      transports: options.transports ?? ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(cookie && { cookie }), ...(origin && { origin }) },
    });
    clients.push(client);
    return client;
  };

  return {
    port: (app.app.getHttpServer().address() as AddressInfo).port,
    dial,
    /** A socket of somebody, once it stands. */
    connect: async (who: Someone): Promise<Client> => {
      const client = dial(who.cookie);
      if ((await settled(client)) === 'refused') throw new Error('The socket was refused.');
      return client;
    },
    hangUp: () => {
      for (const client of clients.splice(0)) client.disconnect();
    },
  };
}

/** How the attempt to connect went. */
export const settled = (client: Client) =>
  new Promise<'connected' | 'refused'>((resolve) => {
    client.once('connect', () => resolve('connected'));
    client.once('connect_error', () => resolve('refused'));
  });

/** Sends one event, well formed or not, and waits for its answer. */
export const say = <T = { seq: number; messageId: string; helpCard: boolean }>(
  client: Client,
  event: string,
  input: unknown,
) => client.timeout(5000).emitWithAck(event as 'room.send', input as never) as unknown as Promise<Answer<T>>;

/** Waits until something that arrives from outside has become true; gives up after four seconds. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let wait = 0; !(await isTrue()); wait++) {
    if (wait > 400) throw new Error('It did not become true in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
