import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

import { receiptStates } from '@kith/domain/paging/receipt';

import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { signatureLife, verified } from '../platform/signature.js';
import { Sweeps } from '../platform/sweeps.js';
import { ProviderReceiptStore } from './provider-receipt.store.js';

const schema = z.strictObject({
  id: z.uuid(),
  state: z.enum(receiptStates),
  /** Why it failed, as a code. */
  reason: z
    .string()
    .regex(/^[\w.-]{1,40}$/)
    .default('notDelivered'),
});
export type ProviderReceipt = z.infer<typeof schema>;

/** Why a receipt is not taken: the status the provider is answered with. */
export class ReceiptRefused extends Error {
  constructor(readonly status: 400 | 401 | 404 | 409) {
    super(`receipt refused: ${status}`);
  }
}

/** Reads what providers say. Only what is signed, fresh and new is heard (R31). */
@Injectable()
export class ProviderReceiptService {
  constructor(
    private readonly store: ProviderReceiptStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    sweeps: Sweeps,
  ) {
    sweeps.register({
      name: 'paging.forget-receipts',
      run: (tx, now) => this.store.forget(tx, new Date(now.getTime() - 4 * signatureLife * 1000)),
    });
  }

  /**
   * Asks the database nothing, so that what is not signed costs nothing. Throws `ReceiptRefused`: 404 where nobody carries
   * pages that way, 401 for a signature that is missing, wrong or old, 400 for what cannot be read.
   */
  read(carrier: string, body: string, header: string): { receipt: ProviderReceipt; signature: Buffer } {
    const provider = carrier === 'sms' || carrier === 'voice' ? this.config.pageProviders[carrier] : null;
    if (!provider) throw new ReceiptRefused(404);
    const signature = verified(provider.secret, body, header, this.clock.now());
    if (!signature) throw new ReceiptRefused(401);
    const read = schema.safeParse(jsonOf(body));
    if (!read.success) throw new ReceiptRefused(400);
    return { receipt: read.data, signature };
  }

  /** Throws `ReceiptRefused` with 409 when it was heard before. In the transaction of its effect: both stay or neither. */
  async remember(tx: Tx, signature: Buffer): Promise<void> {
    if (!(await this.store.remember(tx, signature, this.clock.now()))) throw new ReceiptRefused(409);
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
