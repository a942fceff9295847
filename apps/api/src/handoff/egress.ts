import { Inject, Injectable } from '@nestjs/common';

import { lookup, type LookupOptions } from 'node:dns';
import { type ClientRequest, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/settings.js';

const longestUrl = 500;
const patience = 5000;

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
] as const) closed.addSubnet(net, bits); // prettier-ignore
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const)
  closed.addSubnet(net, bits, 'ipv6'); // prettier-ignore

/** An address on the open internet: not this machine, not a network behind it, nothing that leads there by another name. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address);
  return family === 6 && unicast.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.');

/** Why nothing was sent, as a code. */
export class EgressRefused extends Error {
  override name = 'EgressRefused';

  constructor(readonly code: 'privateAddress' | 'timeout' | 'unreachable') {
    super(code);
  }
}

/** The one way out to addresses that people typed in: https, the open internet, no redirects, five seconds (SSRF). */
@Injectable()
export class Egress {
  /** Specs have their receiver on this machine. */
  private readonly ownMachine: boolean;

  constructor(@Inject(CONFIG) config: Pick<Config, 'env'>) {
    this.ownMachine = config.env === 'test';
  }

  /** The address as it is kept. Refuses `input.invalid` for what is not https, names a password, or is no public place. */
  checkUrl(given: string, field: string): string {
    const text = checkText(given, field, { max: longestUrl, min: 1 });
    const url = URL.canParse(text) ? new URL(text) : null;
    const host = url ? hostOf(url) : '';
    const isHere = this.ownMachine && isLoopback(host);
    const isFit =
      url !== null &&
      (url.protocol === 'https:' || (isHere && url.protocol === 'http:')) &&
      !url.username &&
      !url.password &&
      (isHere || (isIP(host) ? isPublic(host) : /\.[a-z][a-z0-9-]*$/i.test(host)));
    if (!isFit) throw new DomainError('input.invalid', { field });
    url.hash = '';
    return url.href;
  }

  /** Sends and gives the status. What is answered is not read. Throws `EgressRefused`. */
  post(address: string, headers: Record<string, string>, body: string): Promise<number> {
    const url = new URL(this.checkUrl(address, 'url'));
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: this.guardedLookup,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(patience),
    };
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? secure : plain;
      const request: ClientRequest = send(url, options, (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      request.on('error', (error: Error) =>
        reject(
          error instanceof EgressRefused
            ? error
            : new EgressRefused(
                error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'unreachable',
              ),
        ),
      );
      request.end(body);
    });
  }

  /** Looks at where a name leads at the moment of connecting, so that it cannot lead elsewhere by then. */
  private readonly guardedLookup: LookupFunction = (host, options: LookupOptions, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const isFit = ({ address }: { address: string }) => isPublic(address) || (this.ownMachine && isLoopback(address));
      const [first] = found;
      if (!first || !found.every(isFit)) return done(new EgressRefused('privateAddress'), '');
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
