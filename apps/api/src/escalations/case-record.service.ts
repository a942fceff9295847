import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { type Escalation, isEnded, isInHand } from '@kith/domain/escalation/escalation';
import { checkAttempt, type ConfirmedFact, hasFailed } from '@kith/domain/escalation/outreach';
import { entry } from '@kith/domain/escalation/ownership';
import { caseTimers } from '@kith/domain/escalation/timers';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { CaseAccess } from './case-access.service.js';
import { CaseLedger } from './case-ledger.js';
import { CaseRecordStore, type NoteRow } from './case-record.store.js';
import { ClinicalConversationStore } from './clinical-conversation.store.js';
import { EscalationStore } from './escalation.store.js';

export interface NoteWrite {
  caseId: string;
  noteId: string | null;
  addendumTo: string | null;
  fields: readonly { name: string; value: string }[];
  text: string;
  sign: boolean;
  key: string;
}

export interface OutreachWrite {
  caseId: string;
  channel: string;
  result: string;
  /** By what the person was known before clinical talk (H09). */
  confirmed: readonly ConfirmedFact[];
  words: string | null;
  nextAttemptAt: Date | null;
  key: string;
}

const mostFields = 20;
const latestAttemptDays = 90;
const longestField = 2000;
const longestNote = 10_000;

/** What clinicians write down: structured notes and the outreach log (R35, R37). */
@Injectable()
export class CaseRecordService {
  constructor(
    private readonly db: Db,
    private readonly store: CaseRecordStore,
    private readonly cases: EscalationStore,
    private readonly conversations: ClinicalConversationStore,
    private readonly access: CaseAccess,
    private readonly ledger: CaseLedger,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Keeps a note as it is typed, or signs it. After signing only addenda: `note.signed`. Another's draft: `resource.notFound`. */
  async saveNote(actor: Actor, input: NoteWrite): Promise<Escalation> {
    const text = checkText(input.text, 'text', { max: longestNote });
    const fields = fieldsOf(input.fields);
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'saveNote', input },
        async () => {
          const e = await this.access.forAct(tx, 'write', actor, input.caseId);
          const draft = input.noteId ? await this.ownDraft(tx, actor, e, input.noteId) : null;
          if (input.addendumTo) await this.signedNote(tx, e, input.addendumTo);
          if (isEnded(e) && !input.addendumTo && !draft)
            throw new DomainError('escalation.illegalTransition', { from: e.status, to: e.status });
          if (input.sign && !text && Object.keys(fields).length === 0)
            throw new DomainError('input.required', { field: 'text' });
          const at = this.clock.now();
          const note = { fields, text, signedAt: input.sign ? at : null, at };
          if (draft && !(await this.store.saveDraft(tx, draft.id, note))) throw new DomainError('note.signed');
          const id =
            draft?.id ??
            (await this.store.addNote(tx, {
              ...note,
              escalationId: e.id,
              authorId: actor.id,
              addendumTo: input.addendumTo,
            }));
          if (input.sign || !draft) await this.record(tx, actor, e, input.sign ? 'note.sign' : 'note.begin', id);
          return this.counted(tx, actor, e, input.sign ? 'noteSigned' : draft ? null : 'noteBegun');
        },
        (id) => this.mustFind(tx, id),
      ),
    );
  }

  /** Unsigned notes of one author on cases that went to somebody else. */
  strandedOf(tx: Tx, actor: Actor): Promise<(NoteRow & { caseReference: number })[]> {
    return this.store.strandedOf(tx, actor.id);
  }

  /**
   * Signs one's own draft although the case is somebody else's by now: what was typed belongs in the record (R37). It
   * opens nothing else of the case. Another's draft: `resource.notFound`; a signed one: `note.signed`.
   */
  async finishNote(actor: Actor, noteId: string, text: string, key: string): Promise<{ id: string }> {
    const words = checkText(text, 'text', { max: longestNote });
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'finishNote', input: { noteId, words } },
        async () => {
          const note = await this.store.note(tx, noteId);
          if (!note || note.authorId !== actor.id) throw new DomainError('resource.notFound');
          const e = await this.access.forAct(tx, 'read', actor, note.escalationId);
          if (!words && Object.keys(note.fields).length === 0)
            throw new DomainError('input.required', { field: 'text' });
          const at = this.clock.now();
          if (!(await this.store.saveDraft(tx, noteId, { fields: note.fields, text: words, signedAt: at, at })))
            throw new DomainError('note.signed');
          await this.record(tx, actor, e, 'note.sign', noteId);
          await this.counted(tx, actor, e, 'noteSigned');
          return { id: noteId };
        },
        async (id) => ({ id }),
      ),
    );
  }

  /**
   * One attempt to reach somebody. Any attempt stops the clock of the first contact. Reached by phone or text needs two
   * confirmed facts: `input.required`, `confirmed`.
   */
  async logOutreach(actor: Actor, input: OutreachWrite): Promise<Escalation> {
    checkAttempt(input);
    const words = input.words === null ? null : checkText(input.words, 'words', { max: longestField }) || null;
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'logOutreach', input },
        async () => {
          const e = await this.access.forAct(tx, 'write', actor, input.caseId);
          const at = this.clock.now();
          const latest = new Date(at.getTime() + latestAttemptDays * 86_400_000);
          if (input.nextAttemptAt && (input.nextAttemptAt <= at || input.nextAttemptAt > latest))
            throw new DomainError('input.invalid', { field: 'nextAttemptAt' });
          const { channel, result, nextAttemptAt } = input;
          const isSettled = result === 'REACHED' || channel === 'EMERGENCY';
          const outreach = { isSettled, retryAt: nextAttemptAt };
          const decision = entry(e, actor.id, 'outreach', true, this.ledger.timing(), outreach);
          const [event, ...rest] = decision.events;
          const id = await this.store.addOutreach(tx, {
            escalationId: e.id,
            actorId: actor.id,
            channel,
            result,
            confirmed: [...new Set(input.confirmed)],
            words,
            nextAttemptAt,
            at,
          });
          await this.record(tx, actor, e, 'outreach.log', id, { channel, result });
          const events = event ? [{ ...event, channel, result }, ...rest] : [];
          if (channel === 'PHONE' && !hasFailed(result)) await this.conversations.callBackDone(tx, e.id);
          return this.ledger.keep(tx, actor, e, { next: decision.next, events });
        },
        (id) => this.mustFind(tx, id),
      ),
    );
  }

  /**
   * A service outside was turned to. Emergency services stand for an attempt to reach the person and settle the decision
   * about them; a planned attempt stays planned (2.4, R38).
   */
  async serviceContacted(tx: Tx, actor: Actor, e: Escalation, service: string, outcome: string): Promise<void> {
    const isEmergency = service === 'AMBULANCE' || service === 'POLICE';
    const what = { isSettled: isEmergency, retryAt: e.retryAt };
    const decision = entry(e, actor.id, 'serviceContacted', isEmergency, this.ledger.timing(), what);
    const events = decision.events.map((event) => ({ ...event, service, outcome }));
    await this.ledger.keep(tx, actor, e, { next: decision.next, events });
  }

  /** A line in the timeline, or, while the owner types in a case in hand, only a later idle clock. Typing answers no page. */
  private async counted(tx: Tx, actor: Actor, e: Escalation, what: string | null): Promise<Escalation> {
    if (isEnded(e)) return e;
    const timing = this.ledger.timing();
    if (what) return this.ledger.keep(tx, actor, e, entry(e, actor.id, what, false, timing));
    if (e.ownerId !== actor.id || !isInHand(e)) return e;
    const nextEntryBy = timing.after(timing.now, caseTimers(timing.agreed.timers, e.level).idle);
    await this.cases.touch(tx, e.id, nextEntryBy);
    return { ...e, nextEntryBy };
  }

  private async ownDraft(tx: Tx, actor: Actor, e: Escalation, id: string): Promise<NoteRow> {
    const note = await this.store.note(tx, id);
    if (!note || note.escalationId !== e.id || note.authorId !== actor.id) throw new DomainError('resource.notFound');
    if (note.signedAt) throw new DomainError('note.signed');
    return note;
  }

  private async signedNote(tx: Tx, e: Escalation, id: string): Promise<void> {
    const note = await this.store.note(tx, id);
    if (!note || note.escalationId !== e.id) throw new DomainError('resource.notFound');
    if (!note.signedAt || note.addendumTo) throw new DomainError('input.invalid', { field: 'addendumTo' });
  }

  private async record(tx: Tx, actor: Actor, e: Escalation, action: string, id: string, details = {}): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      targetType: 'clinicalNote',
      targetId: id,
      escalationId: e.id,
      details,
    });
  }

  private async mustFind(tx: Tx, id: string): Promise<Escalation> {
    const found = await this.cases.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}

function fieldsOf(given: readonly { name: string; value: string }[]): Record<string, string> {
  if (given.length > mostFields) throw new DomainError('input.tooLong', { field: 'fields', max: mostFields });
  const fields: Record<string, string> = {};
  for (const { name, value } of given) {
    if (!/^[a-zA-Z]{1,40}$/.test(name)) throw new DomainError('input.invalid', { field: 'fields' });
    const text = checkText(value, 'fields', { max: longestField });
    if (text) fields[name] = text;
  }
  return fields;
}
