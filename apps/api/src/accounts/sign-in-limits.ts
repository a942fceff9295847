import { Injectable } from '@nestjs/common';

import { type Limit, Rates } from '../platform/rates.js';

const minute = 60;
/** Failures from one network. */
const perNetwork: Limit = { count: 30, seconds: 15 * minute };
/** Failures for one address: quick at first, then slower and slower; at most 60 an hour (AN-8). Nothing is ever locked. */
const perEmail: Limit[] = [
  { count: 5, seconds: minute },
  { count: 15, seconds: 10 * minute },
  { count: 60, seconds: 60 * minute },
];
const perAccountCode: Limit[] = [
  { count: 5, seconds: minute },
  { count: 20, seconds: 60 * minute },
];

/** How often somebody may guess. Right answers are given back, so they cost nothing. */
@Injectable()
export class SignInLimits {
  constructor(private readonly rates: Rates) {}

  /** Counts one attempt before the password is looked at. A browser known for this address has a budget of its own. */
  password(network: string, who: string, known: boolean): Promise<() => Promise<void>> {
    const name = `sign-in:${known ? 'known:' : ''}${who}`;
    return this.spend([[`sign-in:network:${network}`, perNetwork], ...perEmail.map((limit) => [name, limit] as const)]);
  }

  /** Counts one attempt with a one-time code. */
  code(accountId: string): Promise<() => Promise<void>> {
    return this.spend(perAccountCode.map((limit) => [`code:${accountId}`, limit] as const));
  }

  /** Counts one attempt with the present password, by somebody who is signed in. */
  current(accountId: string): Promise<() => Promise<void>> {
    return this.spend(perEmail.map((limit) => [`current:${accountId}`, limit] as const));
  }

  /** People who join from one network, and joins with one address. */
  async join(network: string, who: string): Promise<void> {
    await this.rates.spend(`join:network:${network}`, { count: 20, seconds: 30 * minute });
    await this.rates.spend(`join:${who}`, { count: 5, seconds: 30 * minute });
  }

  /** Mails that anybody can have sent to an address. */
  async mail(network: string, who: string): Promise<void> {
    await this.rates.spend(`mail:network:${network}`, { count: 25, seconds: 5 * minute });
    await this.rates.spend(`mail:${who}`, { count: 5, seconds: 30 * minute });
  }

  private async spend(buckets: (readonly [string, Limit])[]): Promise<() => Promise<void>> {
    const keyed = buckets.map(([name, limit]) => [`${name}:${limit.seconds}`, limit] as const);
    for (const [bucket, limit] of keyed) await this.rates.spend(bucket, limit);
    return async () => {
      for (const [bucket, limit] of keyed) await this.rates.refund(bucket, limit);
    };
  }
}
