import { Injectable } from '@nestjs/common';

import type { Tx } from '../platform/db.js';
import type { CaseFacts, CaseSearch, Clinician, KeptSnapshot, SignedNote, Talk } from './case-file.model.js';
import { CaseFileStore } from './case-file.store.js';
import { CaseRecordStore } from './case-record.store.js';
import { ClinicalConversationStore } from './clinical-conversation.store.js';
import { EscalationStore } from './escalation.store.js';
import { PageStore } from './page.store.js';

/** Everything that is kept about a case, for those who hand it over. They authorize and write down the sight themselves. */
@Injectable()
export class CaseFileService {
  constructor(
    private readonly store: CaseFileStore,
    private readonly cases: EscalationStore,
    private readonly records: CaseRecordStore,
    private readonly pages: PageStore,
    private readonly conversations: ClinicalConversationStore,
  ) {}

  one(tx: Tx, id: string): Promise<CaseFacts | null> {
    return this.store.one(tx, id);
  }

  ofPatient(tx: Tx, patientId: string): Promise<CaseFacts | null> {
    return this.store.ofPatient(tx, patientId);
  }

  /** By the time of their last change, oldest first. */
  page(tx: Tx, search: CaseSearch, after: { at: Date; id: string } | null, first: number): Promise<CaseFacts[]> {
    return this.store.page(tx, search, after, first);
  }

  snapshots(tx: Tx, e: Pick<CaseFacts, 'snapshotIds'>): Promise<KeptSnapshot[]> {
    return this.store.snapshots(tx, e.snapshotIds);
  }

  notes(tx: Tx, escalationId: string): Promise<SignedNote[]> {
    return this.records.signedNotesOf(tx, escalationId);
  }

  clinicians(tx: Tx, ids: readonly string[]): Promise<Clinician[]> {
    return this.store.clinicians(tx, ids);
  }

  /** What was asked, said and tried, oldest first. */
  async talk(tx: Tx, escalationId: string): Promise<Talk[]> {
    const conversation = await this.conversations.ofCase(tx, escalationId);
    const messages = conversation ? await this.conversations.messages(tx, [conversation.id]) : [];
    const talk: Talk[] = [
      ...(await this.cases.asksOf(tx, escalationId)).map((a) => ({
        kind: 'ask' as const,
        id: a.reviewItemId,
        at: a.at,
        words: a.sentence,
      })),
      ...messages.map((m) => ({
        kind: 'message' as const,
        id: m.id,
        at: m.sentAt,
        clinicianId: m.fromClinic ? m.authorId : null,
        words: m.bodySource,
      })),
      ...(await this.records.outreachOf(tx, escalationId)).map((o) => ({
        kind: 'outreach' as const,
        id: o.id,
        at: o.at,
        clinicianId: o.actorId,
        channel: o.channel,
        result: o.result,
        words: o.words,
      })),
      ...(await this.pages.ofCase(tx, escalationId)).map((p) => ({
        kind: 'page' as const,
        id: p.id,
        at: p.queuedAt,
        clinicianId: p.accountId,
        channel: p.channel,
        status: p.status,
        sentAt: p.sentAt,
      })),
    ];
    return talk.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  }
}
