import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { isToldOf, toldEvents } from '@kith/domain/handoff/told';
import { pauseAfter } from '@kith/domain/handoff/handoff';

import { CaseFileService } from '../escalations/case-file.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { CaseResources } from './case-resources.service.js';
import { Egress, EgressRefused } from './egress.js';
import { deliveryBell, EndpointService } from './endpoint.service.js';
import { EndpointStore } from './endpoint.store.js';
import { asTask, taskOf } from './fhir/task.js';
import { signed } from './signature.js';

/** Bells of one sweep: what is more waits for the next one. */
const ringsAtOnce = 50;

/**
 * Tells endpoints that a case changed, in a queue of its own: an endpoint that is slow or gone holds up nothing else
 * (SAFE-5). A row is the queue of record; the bell and the sweep only ring.
 */
@Injectable()
export class DeliveryReactions implements OnModuleInit {
  private readonly log = new Logger('handoff');

  constructor(
    private readonly store: EndpointStore,
    private readonly endpoints: EndpointService,
    private readonly files: CaseFileService,
    private readonly resources: CaseResources,
    private readonly egress: Egress,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: 'handoff.tell', on: toldEvents, handle: (event, tx) => this.tell(tx, event) });
    this.outbox.register({
      name: deliveryBell,
      on: ['handoff.due'],
      handle: (event, tx) => this.deliver(tx, String(event['deliveryId'])),
    });
    this.sweeps.register({ name: 'handoff.deliveries', run: (tx, now) => this.ringAgain(tx, now) });
  }

  /** One waiting delivery per endpoint and case, however many things happen at once. */
  private async tell(tx: Tx, event: Delivered): Promise<void> {
    const escalationId = String(event['escalationId']);
    const at = this.clock.now();
    for (const { id: endpointId, scopes } of await this.store.listening(tx)) {
      if (!isToldOf(scopes, event.type)) continue;
      const told = { endpointId, escalationId, eventId: event.eventId, event: event.type, at };
      const deliveryId = await this.store.queue(tx, told);
      if (deliveryId) await this.ring(tx, deliveryId, at);
    }
  }

  /** One attempt. The case is sent as it stands now: ids, codes and times, never words. */
  async deliver(tx: Tx, deliveryId: string): Promise<void> {
    const now = this.clock.now();
    const due = await this.store.claim(tx, deliveryId, now);
    const e = due && (await this.files.one(tx, due.escalationId));
    if (!due || !e) return;
    const { base } = this.resources;
    const task = taskOf(e.id).reference;
    const body = JSON.stringify({
      type: 'case.changed',
      timestamp: due.createdAt.toISOString(),
      data: {
        event: due.event,
        reference: task,
        ...(due.scopes.includes('TASKS') && { task: asTask(base, e) }),
        fetch: [
          `${base}/${task}`,
          ...(due.scopes.includes('COMMUNICATIONS') ? [`${base}/Communication?based-on=${task}`] : []),
          ...(due.scopes.includes('AUDIT') ? [`${base}/AuditEvent?entity=${task}`] : []),
        ],
      },
    });
    const secret = this.endpoints.secretOf(due.endpointId, due.secretSealed);
    const answer = await this.attempt(due.url, signed(secret, due.id, now, body), body);
    const wasTaken = /^2\d\d$/.test(answer);
    await this.audit.record(tx, null, {
      action: wasTaken ? 'handoff.told' : 'handoff.notTold',
      targetType: 'handoffDelivery',
      targetId: due.id,
      escalationId: e.id,
      reasonCode: answer,
      details: { endpointId: due.endpointId },
    });
    if (wasTaken) return this.store.delivered(tx, due.id, answer, now);
    const minutes = pauseAfter(due.attempts + 1);
    const nextAt = minutes === null ? null : this.timers.after(now, minutes);
    await this.store.failed(tx, due.id, answer, nextAt);
    if (nextAt) return this.ring(tx, due.id, nextAt);
    this.log.error(`Delivery ${due.id} was given up: ${answer}.`);
    await this.store.alarm(tx, due.id, now, now);
    return this.hints.send(tx, audience.run, 'board.changed');
  }

  private async attempt(url: string, headers: Record<string, string>, body: string): Promise<string> {
    try {
      return String(await this.egress.post(url, headers, body));
    } catch (error) {
      return error instanceof EgressRefused ? error.code : 'unreachable';
    }
  }

  private async ringAgain(tx: Tx, now: Date): Promise<number> {
    const due = await this.store.due(tx, now, ringsAtOnce);
    for (const id of due) await this.ring(tx, id, now);
    return due.length;
  }

  private ring(tx: Tx, deliveryId: string, at: Date): Promise<void> {
    return this.outbox.ringAt(tx, deliveryBell, at, { type: 'handoff.due', deliveryId });
  }
}
