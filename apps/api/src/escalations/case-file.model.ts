import type { Escalation } from '@kith/domain/escalation/escalation';

/** A case with what those outside know it by. */
export interface CaseFacts extends Escalation {
  /** Made for this purpose alone: it leads to no account, no name and no membership. */
  patientId: string;
  /** Last change of the row, by the clock of the database. */
  changedAt: Date;
  /** When something last happened in it, by the clock of the product. */
  lastEntryAt: Date;
  /** What its signals were about, each once. */
  reasons: { category: string; code: string }[];
  snapshotIds: string[];
}

export interface CaseSearch {
  /** Changed at this moment or later, and before that one. */
  from: Date | null;
  until: Date | null;
  /** Any of these states; `RECEIVED` is acknowledged and not yet looked at. Null for all. */
  states: readonly string[] | null;
  levels: readonly string[] | null;
}

/** A clinical person by the name and job they sign with. */
export interface Clinician {
  id: string;
  name: string;
  jobTitle: string | null;
}

export interface KeptSnapshot {
  id: string;
  contentType: string;
  contentVersion: number;
  title: string | null;
  bodySource: string;
  takenAt: Date;
}

export interface SignedNote {
  id: string;
  authorId: string;
  addendumTo: string | null;
  fields: Record<string, string>;
  text: string;
  signedAt: Date;
}

/** One message, or one attempt to reach somebody. */
export type Talk = { id: string; at: Date } & (
  | { kind: 'ask'; words: string }
  | { kind: 'message'; clinicianId: string | null; words: string }
  | { kind: 'outreach'; clinicianId: string; channel: string; result: string; words: string | null }
  | { kind: 'page'; clinicianId: string; channel: string; status: string; sentAt: Date | null }
);
