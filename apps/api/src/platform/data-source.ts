import { DataSource, DefaultNamingStrategy } from 'typeorm';

import { Socket } from 'node:net';

import { Advice1700000000400 } from './migrations/1700000000400-advice.js';
import { Retention1700000000401 } from './migrations/1700000000401-retention.js';
import { Care1700000000003 } from './migrations/1700000000003-care.js';
import { ClinicClocks1700000000120 } from './migrations/1700000000120-clinic-clocks.js';
import { DeskHandover1700000000350 } from './migrations/1700000000350-desk-handover.js';
import { DeskWork1700000000351 } from './migrations/1700000000351-desk-work.js';
import { ModeratorCare1700000000352 } from './migrations/1700000000352-moderator-care.js';
import { Configuration1700000000385 } from './migrations/1700000000385-configuration.js';
import { DraftKeys1700000000240 } from './migrations/1700000000240-draft-keys.js';
import { ClinicalWords1700000000220 } from './migrations/1700000000220-clinical-words.js';
import { CasePrompts1700000000221 } from './migrations/1700000000221-case-prompts.js';
import { RotaOneCall1700000000222 } from './migrations/1700000000222-rota-one-call.js';
import { EventsByType1700000000004 } from './migrations/1700000000004-events-by-type.js';
import { Handoff1700000000360 } from './migrations/1700000000360-handoff.js';
import { HelpCards1700000000210 } from './migrations/1700000000210-help-cards.js';
import { Joining1700000000010 } from './migrations/1700000000010-joining.js';
import { FirstPosts1700000000440 } from './migrations/1700000000440-first-posts.js';
import { IdsThatTellNothing1700000000251 } from './migrations/1700000000251-ids-that-tell-nothing.js';
import { JoinsOfTheirOwn1700000000250 } from './migrations/1700000000250-joins-of-their-own.js';
import { Lexicon1700000000270 } from './migrations/1700000000270-lexicon.js';
import { Patterns1700000000380 } from './migrations/1700000000380-patterns.js';
import { Reports1700000000390 } from './migrations/1700000000390-reports.js';
import { Memorials1700000000333 } from './migrations/1700000000333-memorials.js';
import { People1700000000001 } from './migrations/1700000000001-people.js';
import { Quality1700000000340 } from './migrations/1700000000340-quality.js';
import { ReachingPeople1700000000331 } from './migrations/1700000000331-reaching-people.js';
import { RoomsAndShifts1700000000012 } from './migrations/1700000000012-rooms-and-shifts.js';
import { RoomOpenings1700000000260 } from './migrations/1700000000260-room-openings.js';
import { RoomPauses1700000000430 } from './migrations/1700000000430-room-pauses.js';
import { RotaInFull1700000000370 } from './migrations/1700000000370-rota-in-full.js';
import { RuleOfASignal1700000000290 } from './migrations/1700000000290-rule-of-a-signal.js';
import { PagingLadder1700000000310 } from './migrations/1700000000310-paging-ladder.js';
import { SafetyPlans1700000000330 } from './migrations/1700000000330-safety-plans.js';
import { Search1700000000420 } from './migrations/1700000000420-search.js';
import { VisitQuestions1700000000450 } from './migrations/1700000000450-visit-questions.js';
import { ContentNotes1700000000460 } from './migrations/1700000000460-content-notes.js';
import { ServiceContacts1700000000332 } from './migrations/1700000000332-service-contacts.js';
import { ShiftCare1700000000261 } from './migrations/1700000000261-shift-care.js';
import { Talk1700000000002 } from './migrations/1700000000002-talk.js';
import { WordsFromTemplates1700000000230 } from './migrations/1700000000230-words-from-templates.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snake(property);
  }
}

export const migrations = [
  People1700000000001,
  Talk1700000000002,
  Care1700000000003,
  EventsByType1700000000004,
  Joining1700000000010,
  RoomsAndShifts1700000000012,
  ClinicClocks1700000000120,
  HelpCards1700000000210,
  DraftKeys1700000000240,
  JoinsOfTheirOwn1700000000250,
  IdsThatTellNothing1700000000251,
  WordsFromTemplates1700000000230,
  ClinicalWords1700000000220,
  CasePrompts1700000000221,
  RotaOneCall1700000000222,
  RoomOpenings1700000000260,
  ShiftCare1700000000261,
  Lexicon1700000000270,
  RuleOfASignal1700000000290,
  Handoff1700000000360,
  Configuration1700000000385,
  Patterns1700000000380,
  Reports1700000000390,
  PagingLadder1700000000310,
  Quality1700000000340,
  RotaInFull1700000000370,
  SafetyPlans1700000000330,
  ReachingPeople1700000000331,
  ServiceContacts1700000000332,
  Memorials1700000000333,
  DeskHandover1700000000350,
  DeskWork1700000000351,
  ModeratorCare1700000000352,
  Advice1700000000400,
  Retention1700000000401,
  Search1700000000420,
  RoomPauses1700000000430,
  FirstPosts1700000000440,
  VisitQuestions1700000000450,
  ContentNotes1700000000460,
];

/**
 * Longer than any statement and any pause in a transaction may last, and than an idle connection is kept: a line on which
 * nothing was heard for so long is dead, even if nobody said so.
 */
const deadAfterMs = 20_000;

/** A line to the database that ends when it falls silent, so that it does not hold its place in the pool for ever (RE-6). */
function line(afterMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(afterMs, () => socket.destroy(new Error('The database has fallen silent.')));
  return socket;
}

/**
 * TypeORM on PostgreSQL. `entities` are the features' own; the schema comes from hand-read migrations only. Makes two
 * pools of `poolSize` connections on the same database: the second is for questions alone (SAFE-5, see admission.ts).
 */
export function createDataSource(
  url: string,
  entities: readonly (new () => object)[] = [],
  poolSize = 10,
  silentAfterMs = deadAfterMs,
): DataSource {
  return new DataSource({
    type: 'postgres',
    replication: { master: { url }, slaves: [{ url }] },
    entities: [...entities],
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNames(),
    synchronize: false,
    logging: false,
    poolSize,
    extra: {
      options:
        '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC',
      connectionTimeoutMillis: 5000,
      stream: () => line(silentAfterMs),
    },
  });
}
