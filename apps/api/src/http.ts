import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import files from '@fastify/static';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from 'socket.io';

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { errorCategory, type ErrorCode } from '@kith/contracts/error-codes';

import { admitQuestions } from './platform/admission.js';
import type { Config } from './platform/config.js';

/** Web sockets with the limits of security.md 4.6: own origin only, small frames, no recovery of old rights. */
class Sockets extends IoAdapter {
  constructor(
    app: INestApplication,
    private readonly origin: string,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions) {
    return super.createIOServer(port, {
      ...options,
      serveClient: false,
      maxHttpBufferSize: 65_536,
      connectTimeout: 10_000,
      perMessageDeflate: false,
      allowRequest: (req, done) => done(null, req.headers.origin === this.origin),
    } as ServerOptions);
  }
}

/** A refusal of the door itself, in the form of GraphQL's own. */
const refused = (code: ErrorCode) => ({
  errors: [{ message: code, extensions: { code, category: errorCategory[code], details: {} } }],
});

/** The adapter every entry and every API test uses. */
export const createAdapter = () =>
  new FastifyAdapter({
    bodyLimit: 102_400,
    forceCloseConnections: true,
    trustProxy: (_: string, hop: number) => hop < 1,
    routerOptions: { maxParamLength: 300 },
  });

/** Headers, cookies, compression, limits of the GraphQL door and the web files. Call before `listen`. */
export async function dress(app: NestFastifyApplication, config: Config, webRoot: string): Promise<void> {
  const http = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(cookie as never);
  await app.register(
    helmet as never,
    {
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: config.secureCookies ? [] : null,
        },
      },
      strictTransportSecurity: config.secureCookies ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
    } as never,
  );
  http.addHook('onSend', async (_req, reply, payload) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    // A long answer leaves faster as bytes than as text (docs/performance.md).
    return typeof payload === 'string' && payload.length > 2048 ? Buffer.from(payload) : payload;
  });
  await app.register(compress as never, { encodings: ['br', 'gzip'], threshold: 1024 } as never);

  http.addHook('onRequest', async (req, reply) => {
    if (!req.url.startsWith('/graphql')) return;
    reply.header('cache-control', 'no-store');
    const { origin } = req.headers;
    if (req.method !== 'POST') return reply.code(405).send(refused('request.notJson'));
    if (origin !== undefined && origin !== config.publicUrl) return reply.code(403).send(refused('request.notOurs'));
    if (!/^application\/json(;\s*charset=utf-8)?$/i.test(req.headers['content-type'] ?? ''))
      return reply.code(415).send(refused('request.notJson'));
    return undefined;
  });
  admitQuestions(http, config);
  // The body is refused before anything of ours sees it.
  http.addHook('onSend', async (req, reply, payload) =>
    reply.statusCode === 413 && req.url.startsWith('/graphql') ? JSON.stringify(refused('request.tooLarge')) : payload,
  );

  if (existsSync(webRoot)) {
    await app.register(
      files as never,
      {
        root: webRoot,
        wildcard: false,
        index: false,
        cacheControl: false,
        setHeaders: (reply: { header(name: string, value: string): void }, path: string) =>
          reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
      } as never,
    );
    http.get('/*', (req, reply) => {
      if (/^\/(graphql|fhir|socket\.io|health|assets)(\/|$)/.test(req.url))
        return reply.code(404).send({ message: 'Not found.' });
      return reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html', join(webRoot));
    });
  }
  app.useWebSocketAdapter(new Sockets(app, config.publicUrl));
}
