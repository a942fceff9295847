import { Injectable } from '@nestjs/common';

import { type Limit, Rates } from '../platform/rates.js';

const minute = 60;
/** Failures from one network. */
const perNetwork: Limit = { count: 30, seconds: 15 * minute };
/** Failures for one address from one place: quick at first, then slower and slower; at most 60 an hour (AN-8). */
const perPlace: Limit[] = [
  { count: 5, seconds: minute },
  { count: 15, seconds: 10 * minute },
  { count: 60, seconds: 60 * minute },
];
/** Failures for one address from all places that are strange to it: at most 100 an hour, and nobody waits longer than this. */
const perAddress: Limit = { count: 10, seconds: 6 * minute };
const perAccountCode: Limit[] = [
  { count: 5, seconds: minute },
  { count: 20, seconds: 60 * minute },
];
const mailsPerPlace: Limit = { count: 5, seconds: 30 * minute };
/** Mails to one address that people in strange browsers can have sent; each of them helps its owner as well. */
const mailsPerAddress: Limit = { count: 15, seconds: 30 * minute };

/** Where an attempt comes from: its network, and whether the browser is known for this address. */
export interface Place {
  network: string;
  known: boolean;
}

type Bucket = readonly [name: string, limit: Limit];

/**
 * How often somebody may guess. Right answers are given back, so they cost nothing. Strangers share a budget for each
 * address and network; a browser in which its owner was signed in has one of its own, which nobody else can use up.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly rates: Rates) {}

  /** Counts one attempt before the password is looked at. */
  password({ network, known }: Place, who: string): Promise<() => Promise<void>> {
    const place = known ? `known:${who}` : `${network}:${who}`;
    return this.spend([
      [`sign-in:network:${network}`, perNetwork],
      ...perPlace.map((limit): Bucket => [`sign-in:${place}`, limit]),
      ...(known ? [] : [[`sign-in:address:${who}`, perAddress] as const]),
    ]);
  }

  /** Counts one attempt to confirm a join with the password chosen in it. */
  confirm(network: string, link: string): Promise<() => Promise<void>> {
    return this.spend([
      [`confirm:network:${network}`, perNetwork],
      ...perPlace.map((limit): Bucket => [`confirm:${link}`, limit]),
    ]);
  }

  /** Counts one attempt with a one-time code. */
  code(accountId: string): Promise<() => Promise<void>> {
    return this.spend(perAccountCode.map((limit) => [`code:${accountId}`, limit]));
  }

  /** Counts one attempt with the present password, by somebody who is signed in. */
  current(accountId: string): Promise<() => Promise<void>> {
    return this.spend(perPlace.map((limit) => [`current:${accountId}`, limit]));
  }

  /** People who join from one network, and joins with one address. */
  async join(network: string, who: string): Promise<void> {
    await this.spend([
      [`join:network:${network}`, { count: 20, seconds: 30 * minute }],
      [`join:${network}:${who}`, mailsPerPlace],
      [`join:${who}`, mailsPerAddress],
    ]);
  }

  /** Mails that anybody can have sent to an address. */
  async mail({ network, known }: Place, who: string): Promise<void> {
    await this.spend([
      [`mail:network:${network}`, { count: 25, seconds: 5 * minute }],
      [`mail:${known ? 'known' : network}:${who}`, mailsPerPlace],
      ...(known ? [] : [[`mail:${who}`, mailsPerAddress] as const]),
    ]);
  }

  private async spend(buckets: readonly Bucket[]): Promise<() => Promise<void>> {
    const keyed = buckets.map(([name, limit]): Bucket => [`${name}:${limit.seconds}`, limit]);
    for (const [bucket, limit] of keyed) await this.rates.spend(bucket, limit);
    return async () => {
      for (const [bucket, limit] of keyed) await this.rates.refund(bucket, limit);
    };
  }
}
