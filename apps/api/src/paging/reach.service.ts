import { Inject, Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import { reachPolicy } from '@kith/domain/paging/paging.policy';
import { checkPhone } from '@kith/domain/paging/phone';
import type { Way } from '@kith/domain/paging/ways';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { blindIndex, Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type DeviceRow, ReachStore } from './reach.store.js';

/** What a browser gave for pushing to it. Whoever has it can ring that browser. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export type Place = 1 | 2;

/** Kept beside every sealed value and bound into it, for the day the key is changed (CR-3). */
const keyVersion = 1;
const mostDevices = 10;

/** How each clinician can be reached: sealed like identity, opened to ring them and to show it to themselves. */
@Injectable()
export class ReachService {
  private readonly phones: Sealer;
  private readonly devices: Sealer;

  constructor(
    private readonly db: Db,
    private readonly store: ReachStore,
    private readonly audit: Audit,
    private readonly keys: WriteKeys,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.phones = new Sealer(config.identityKey, 'page phone');
    this.devices = new Sealer(config.identityKey, 'page device');
  }

  /** By which ways each of these people could be reached, whatever is on. */
  async waysOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Way[]>> {
    const found = await this.store.reachOf(tx, accountIds);
    return new Map(
      found.map(({ accountId, devices, places }) => [
        accountId,
        [
          'in-app',
          'mail',
          ...(devices > 0 ? (['push'] as const) : []),
          ...(places.includes(1) ? (['sms', 'voice'] as const) : []),
          ...(places.includes(2) ? (['second-phone'] as const) : []),
        ],
      ]),
    );
  }

  /** A number in clear, for the provider that rings it. */
  async numberOf(tx: Tx, accountId: string, place: Place): Promise<string | null> {
    const found = (await this.store.phonesOf(tx, accountId)).find((one) => one.place === place);
    return found ? this.phones.open(found.sealed, phonePlace(accountId, place)) : null;
  }

  /** The addresses of somebody's devices in clear, for pushing to them. */
  async devicesOf(tx: Tx, accountId: string): Promise<(PushAddress & { id: string })[]> {
    return (await this.store.devicesOf(tx, accountId)).map((one) => ({ id: one.id, ...this.opened(one) }));
  }

  /** Origins of the push services that devices are registered with, at most five. */
  async pushServices(tx: Tx): Promise<string[]> {
    const devices = await this.store.newestDevices(tx);
    return [...new Set(devices.map((one) => new URL(this.opened(one).endpoint).origin))].slice(0, 5);
  }

  /** A push service said that this device is gone. */
  async forgetDevice(id: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const accountId = await this.store.forgetDevice(tx, id);
      if (accountId)
        await this.audit.record(tx, null, {
          action: 'pageDevice.gone',
          targetType: 'account',
          targetId: accountId,
        });
    });
  }

  /** The actor's own numbers and devices. */
  async mine(actor: Actor) {
    this.mayRead(actor);
    const tx = this.db.reader;
    const [phone, secondPhone] = [await this.numberOf(tx, actor.id, 1), await this.numberOf(tx, actor.id, 2)];
    const devices = (await this.store.devicesOf(tx, actor.id)).map(({ id, name, addedAt }) => ({ id, name, addedAt }));
    return { phone, secondPhone, devices };
  }

  /** Says by which number the actor is paged; an empty one clears it. Refuses `input.invalid` with the field `number`. */
  async setPhone(actor: Actor, key: string, place: Place, given: string): Promise<void> {
    this.mayRead(actor);
    const number = checkPhone(given);
    await this.once(actor, key, 'setPagePhone', { place, number }, async (tx) => {
      const now = this.clock.now();
      const sealed = number && this.phones.seal(number, phonePlace(actor.id, place));
      if (sealed) await this.store.putPhone(tx, actor.id, place, sealed, keyVersion, now);
      else await this.store.clearPhone(tx, actor.id, place);
      await this.audit.record(tx, actor, {
        action: number ? 'pagePhone.set' : 'pagePhone.clear',
        targetType: 'account',
        targetId: actor.id,
        details: { place },
      });
      return actor.id;
    });
  }

  /** Turns web push on for a browser. Only known push services are taken, so that nobody makes us call elsewhere (SS-4). */
  async addDevice(actor: Actor, key: string, given: PushAddress, name: string): Promise<void> {
    this.mayRead(actor);
    const address = this.checkAddress(given);
    await this.once(actor, key, 'addPageDevice', address, async (tx) => {
      const known = await this.store.devicesOf(tx, actor.id);
      for (const { id } of known.slice(0, Math.max(0, known.length + 1 - mostDevices)))
        await this.store.removeDevice(tx, id, actor.id);
      const id = randomUUID();
      await this.store.putDevice(tx, {
        id,
        accountId: actor.id,
        endpointIndex: blindIndex(this.config.blindIndexKey, 'page device', address.endpoint),
        sealed: this.devices.seal(JSON.stringify(address), devicePlace(id)),
        keyVersion,
        name,
        addedAt: this.clock.now(),
      });
      await this.audit.record(tx, actor, { action: 'pageDevice.add', targetType: 'account', targetId: actor.id });
      return id;
    });
  }

  /** Somebody else's device does not exist for the actor. */
  async removeDevice(actor: Actor, id: string): Promise<void> {
    this.mayRead(actor);
    await this.db.tx(async (tx) => {
      if (!(await this.store.removeDevice(tx, id, actor.id))) throw new DomainError('resource.notFound');
      await this.audit.record(tx, actor, { action: 'pageDevice.remove', targetType: 'account', targetId: actor.id });
    });
  }

  /** Throws for everybody who is not paged at all. */
  mayRead(actor: Actor): void {
    authorize(reachPolicy, 'change', actor, { accountId: actor.id });
  }

  private async once(actor: Actor, key: string, operation: string, input: unknown, work: (tx: Tx) => Promise<string>) {
    await this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation, input },
        async () => ({ id: await work(tx) }),
        async (id) => ({ id }),
      ),
    );
  }

  private checkAddress({ endpoint, p256dh, auth }: PushAddress): PushAddress {
    const url = checkText(endpoint, 'endpoint', { max: 1000, min: 1 });
    const parsed = URL.canParse(url) ? new URL(url) : null;
    const isKnown = this.config.pushServices.some((host) =>
      host.startsWith('*.') ? parsed?.hostname.endsWith(host.slice(1)) : parsed?.host === host,
    );
    if (!parsed || !isKnown || (parsed.protocol !== 'https:' && parsed.hostname !== '127.0.0.1'))
      throw new DomainError('input.invalid', { field: 'endpoint' });
    const key = (given: string, field: string, shape: RegExp) => {
      if (!shape.test(checkText(given, field, { max: 100, min: 1 }))) throw new DomainError('input.invalid', { field });
      return given.trim();
    };
    return {
      endpoint: parsed.href,
      p256dh: key(p256dh, 'p256dh', /^[\w-]{87}=?$/),
      auth: key(auth, 'auth', /^[\w-]{22}(==)?$/),
    };
  }

  private opened({ id, sealed }: DeviceRow): PushAddress {
    return JSON.parse(this.devices.open(sealed, devicePlace(id))) as PushAddress;
  }
}

/** Table, column, row and key version: a sealed value that is moved does not open (CR-1). */
const phonePlace = (accountId: string, place: Place) => `page_phone:sealed:${accountId}:${place}:v${keyVersion}`;
const devicePlace = (id: string) => `page_device:sealed:${id}:v${keyVersion}`;
