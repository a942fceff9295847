import { Field, Int, ObjectType } from '@nestjs/graphql';

import { ConfigurationPartName } from '../configuration/configuration.model.js';
import { CaseRow } from '../escalations/escalation.model.js';
import { OpenShift } from '../escalations/hand-over.model.js';
import { MissedTestPage } from '../escalations/test-page.model.js';
import { DetectorHealth } from '../moderation/queue.model.js';
import { PageChannelHealth } from '../paging/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { LearningStanding } from '../quality/learning.model.js';
import { AuditStanding } from './audit-trail.model.js';

@ObjectType({ description: 'Open concerns of one level.' })
export class BoardLevel {
  @Field(() => Level, { description: 'The level.' }) level!: Level;
  @Field(() => Int, { description: 'Concerns not yet decided.' }) open!: number;
  @Field(() => Date, { nullable: true, description: 'When the oldest was raised.' }) oldestAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Seconds until somebody has to look; null for routine.' })
  targetSeconds!: number | null;
  @Field(() => Int, { description: 'Unclaimed past their time.' }) late!: number;
  @Field(() => String, { nullable: true, description: 'Who holds the oldest claimed one.' }) heldByName!: string | null;
}

@ObjectType('CoverSpan', { description: 'A stretch of time on one duty.' })
export class CoverSpanModel {
  @Field(() => String, { nullable: true, description: 'Who is there; null where nobody is.' }) name!: string | null;
  @Field({ description: 'First moment.' }) from!: Date;
  @Field({ description: 'First moment after it.' }) until!: Date;
}

@ObjectType({ description: 'Cover of one duty in the next 12 hours.' })
export class CoverLane {
  @Field({ description: 'DESK, PRIMARY, BACKUP or MANAGER.' }) duty!: string;
  @Field(() => [CoverSpanModel], { description: 'Without a break from now on.' }) spans!: CoverSpanModel[];
}

@ObjectType('CoverGap', { description: 'A time when nobody is on a duty (R28).' })
export class CoverGapModel {
  @Field({ description: 'DESK, PRIMARY, BACKUP or MANAGER.' }) duty!: string;
  @Field({ description: 'First moment.' }) from!: Date;
  @Field({ description: 'First moment after it.' }) until!: Date;
  @Field({ description: 'NOW, DAYS_1, DAYS_3 or DAYS_14: how soon it begins.' }) alarm!: string;
  @Field(() => Date, { nullable: true, description: 'When the clinical leads were last told; null while nobody was.' })
  toldAt!: Date | null;
}

@ObjectType({ description: 'A promised time that was missed (R16).' })
export class Breach {
  @Field(() => UuidScalar, { description: 'Id of the breach.' }) id!: string;
  @Field({ description: 'Which timer.' }) timer!: string;
  @Field(() => Level, { nullable: true, description: 'Level at that moment.' }) level!: Level | null;
  @Field({ description: 'When it was due.' }) dueAt!: Date;
  @Field({ description: 'When the miss was noticed.' }) noticedAt!: Date;
  @Field({ description: 'Why, as a code.' }) cause!: string;
  @Field({ description: 'Kind of thing it is about.' }) subjectType!: string;
}

@ObjectType({ description: 'How long Urgent concerns of one week waited until somebody first claimed them.' })
export class FirstLook {
  @Field({ description: 'Monday of the week.' }) week!: Date;
  @Field(() => Int, { description: 'The middle wait: half of them waited no longer.' }) middleSeconds!: number;
  @Field(() => Int, { description: 'Concerns of that week that somebody claimed.' }) items!: number;
}

@ObjectType({ description: 'What brought concerns up in the last seven days, and how many of them needed a person.' })
export class Needed {
  @Field({ description: 'DETECTOR, REPORT, MODERATOR, SELF, PATTERN, UNSCREENED or CLINICIAN.' }) source!: string;
  @Field(() => Int, { description: 'Concerns it brought up, or was added to.' }) raised!: number;
  @Field(() => Int, { description: 'Those in which somebody did something other than look.' }) needed!: number;
}

@ObjectType({ description: 'Whether texts that everybody agrees on are still read as they must be (H27).' })
export class CanaryHealth {
  @Field(() => [String], { description: 'Names of those that some worker reads lower than they must be.' })
  lowered!: string[];
  @Field(() => Date, { nullable: true, description: 'When they were last read; null when not in the last 25 hours.' })
  at!: Date | null;
}

@ObjectType({ description: 'A classifier of the operator’s that reads texts after the detector.' })
export class SecondReaderHealth {
  @Field(() => Date, { nullable: true, description: 'Since when it fails; texts are read without it.' })
  failingSince!: Date | null;
}

@ObjectType({ description: 'The live board: figures and cover, no words (safety.md 2.10).' })
export class Board {
  @Field(() => [BoardLevel], { description: 'Most urgent first.' }) levels!: BoardLevel[];
  @Field(() => [CoverLane], { description: 'Desk first, then the clinic.' }) cover!: CoverLane[];
  @Field(() => [CoverGapModel], { description: 'Soonest first within desk and clinic.' }) gaps!: CoverGapModel[];
  @Field(() => [MissedTestPage], { description: 'Whose test page at the start of a shift was not answered (R28).' })
  missedTestPages!: MissedTestPage[];
  @Field(() => [OpenShift], { description: 'Shifts past their end whose cases nobody has accepted yet (R33).' })
  openShifts!: OpenShift[];
  @Field(() => [CaseRow], { description: 'Open cases by the next time that matters; without any words.' })
  cases!: CaseRow[];
  @Field(() => [Breach], { description: 'Missed times of the last 24 hours, newest first.' }) breaches!: Breach[];
  @Field(() => DetectorHealth, { description: 'Whether words are being read.' }) detector!: DetectorHealth;
  @Field(() => CanaryHealth, { description: 'Whether known texts of danger are still heard.' }) canaries!: CanaryHealth;
  @Field(() => SecondReaderHealth, {
    nullable: true,
    description: 'How the second reader does; null while there is none.',
  })
  secondReader!: SecondReaderHealth | null;
  @Field(() => [PageChannelHealth], { description: 'Whether pages reach people, by every way that is on.' })
  pageChannels!: PageChannelHealth[];
  @Field(() => [ConfigurationPartName], {
    description: 'Parts of what was agreed that cannot be used with this release; the defaults stand in.',
  })
  configurationFaulty!: ConfigurationPartName[];
  @Field(() => [FirstLook], { description: 'Urgent concerns of the last 13 weeks, oldest week first.' })
  firstLooks!: FirstLook[];
  @Field(() => [Needed], { description: 'By what brought them up, most first.' }) needed!: Needed[];
  @Field(() => LearningStanding, { description: 'Cases that were missed or late and are not learned from yet (R52).' })
  learning!: LearningStanding;
  @Field(() => AuditStanding, { description: 'Whether the record of who did what was whole last night (R53).' })
  auditCheck!: AuditStanding;
  @Field(() => Date, { nullable: true, description: 'Last look of the sweep.' }) sweepAt!: Date | null;
  @Field({ description: 'The sweep has not looked for 45 seconds: deadlines may be missed.' }) sweepLate!: boolean;
  @Field({ description: 'When this was read.' }) at!: Date;
}
