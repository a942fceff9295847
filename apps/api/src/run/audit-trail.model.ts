import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { type AuditEvent as Event, auditEvents } from '@kith/domain/run/audit-events';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Fact } from '../platform/shared.model.js';

const eventNames = Object.keys(auditEvents) as Event[];
export const AuditEvent = Object.fromEntries(eventNames.map((name) => [name, name])) as { readonly [K in Event]: K };
export type AuditEvent = Event;
registerEnumType(AuditEvent, { name: 'AuditEvent', description: 'Kinds of events that must be on record (R54).' });

@InputType({ description: 'What to look for. Everything left out matches.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Beginning of the action, for example case. or reveal.' })
  action?: string;
  @Field(() => String, { nullable: true, description: 'Kind of thing acted on.' }) targetType?: string;
  @Field(() => String, { nullable: true, description: 'The thing acted on.' }) targetId?: string;
  @Field(() => AuditEvent, { nullable: true, description: 'Kind of event.' }) event?: AuditEvent;
  @Field(() => Int, { nullable: true, description: 'Number of a case: what was done and seen in it.' })
  caseNumber?: number;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'Account or membership of a person: what they did, and what was done and seen about them in every group.',
  })
  personId?: string;
  @Field(() => UuidScalar, { nullable: true, description: 'Account that acted.' }) actorId?: string;
  @Field(() => String, { nullable: true, description: 'Work name of who acted.' }) actorName?: string;
  @Field(() => Date, { nullable: true, description: 'From this moment.' }) from?: Date;
  @Field(() => Date, { nullable: true, description: 'Before this moment.' }) until?: Date;
}

@ObjectType('AuditRow', { description: 'One act or one sight. It holds no content (R53).' })
export class AuditRowModel {
  @Field(() => UuidScalar, { description: 'Id of the entry.' }) id!: string;
  @Field({ description: 'By the clock of the database.' }) at!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Work name of who acted; null for members and for the service itself.',
  })
  actorName!: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the case it belongs to.' }) caseNumber!: number | null;
  @Field(() => [String], { description: 'Roles in force at that moment.' }) actorRoles!: string[];
  @Field({ description: 'What was done, for example reviewItem.claimed.' }) action!: string;
  @Field({ description: 'Kind of thing.' }) targetType!: string;
  @Field({ description: 'Which thing.' }) targetId!: string;
  @Field(() => String, { nullable: true, description: 'State before.' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'State after.' }) after!: string | null;
  @Field(() => String, { nullable: true, description: 'Reason code.' }) reasonCode!: string | null;
  @Field(() => [Fact], { description: 'Codes and ids that belong to it.' }) details!: Fact[];
}

@ObjectType({ description: 'One page of the trail, newest first.' })
export class AuditPage {
  @Field(() => [AuditRowModel], { description: 'The entries.' }) items!: AuditRowModel[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'A place where the chain does not hold.' })
export class AuditFaultRow {
  @Field(() => Int, { description: 'Which of the sixteen chains.' }) chain!: number;
  @Field(() => Int, { description: 'Position in that chain.' }) position!: number;
  @Field({ description: 'changed, missing or cut.' }) fault!: string;
}

@ObjectType({ description: 'The result of walking all chains.' })
export class AuditCheck {
  @Field({ description: 'No fault was found.' }) whole!: boolean;
  @Field(() => [AuditFaultRow], { description: 'Where it does not hold.' }) faults!: AuditFaultRow[];
  @Field({ description: 'When it was walked.' }) checkedAt!: Date;
  @Field(() => Int, { description: 'Entries walked.' }) entries!: number;
}

@ObjectType({ description: 'The last nightly walk over all chains (R53).' })
export class AuditStanding {
  @Field(() => Date, { nullable: true, description: 'When it was walked; null when it never was.' })
  checkedAt?: Date | null;
  @Field(() => Int, { nullable: true, description: 'Entries walked.' }) entries?: number | null;
  @Field(() => Int, { nullable: true, description: 'Places that were changed, removed or cut; 0 is whole.' })
  faults?: number | null;
  @Field({ description: 'A later night was not walked within three hours.' }) isLate!: boolean;
}

@ObjectType({ description: 'What walking all chains in one night found (R53).' })
export class AuditNight extends AuditStanding {
  @Field({ description: 'Day on which the night ended, such as 2026-11-28.' }) night!: string;
}
