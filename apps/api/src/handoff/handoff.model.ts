import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { HandoffScope as Scope, KeyStanding as Standing } from '@kith/domain/handoff/handoff';

import { UuidScalar } from '../platform/scalars.js';

export const HandoffScope = { TASKS: 'TASKS', COMMUNICATIONS: 'COMMUNICATIONS', AUDIT: 'AUDIT' } as const satisfies {
  [S in Scope]: S;
};
registerEnumType(HandoffScope, {
  name: 'HandoffScope',
  description: "What a clinic's system may read.",
  valuesMap: {
    TASKS: { description: 'Cases, their states and clocks; no word that anybody wrote.' },
    COMMUNICATIONS: { description: 'The clinical conversation, attempts to reach people, signed notes: with words.' },
    AUDIT: { description: 'Who did and saw what in a case.' },
  },
});

export const KeyStanding = { WAITS: 'WAITS', IN_FORCE: 'IN_FORCE', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const;
registerEnumType(KeyStanding, {
  name: 'KeyStanding',
  description: 'Whether a key opens anything.',
  valuesMap: {
    WAITS: { description: 'For a second person to let it in (R4).' },
    IN_FORCE: { description: 'It opens what it names.' },
    EXPIRED: { description: 'Its last day is over.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
});

@ObjectType({ description: 'What the viewer may do with a key.' })
export class HandoffKeyViewerCan {
  @Field(() => Boolean, { description: 'Let it in as the second person.' }) approve!: boolean;
  @Field(() => Boolean, { description: 'End it at once.' }) revoke!: boolean;
}

@ObjectType({ description: "A key by which a clinic's system reads cases. The key itself is kept nowhere (R55)." })
export class HandoffKey {
  @Field(() => UuidScalar, { description: 'Id of the key.' }) id!: string;
  @Field({ description: 'What its maker called it.' }) name!: string;
  @Field({ description: 'Its first characters.' }) hint!: string;
  @Field(() => [HandoffScope], { description: 'What it opens.' }) scopes!: readonly Scope[];
  @Field(() => KeyStanding, { description: 'Whether it opens anything now.' }) standing!: Standing;
  @Field({ description: 'When it was made.' }) createdAt!: Date;
  @Field({ description: 'Who made it.' }) createdByName!: string;
  @Field(() => String, { nullable: true, description: 'Who let it in, where a second person is needed.' })
  approvedByName!: string | null;
  @Field({ description: 'First moment at which it opens nothing any more.' }) expiresAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it last read something, by the minute.' })
  lastUsedAt!: Date | null;
  @Field(() => HandoffKeyViewerCan, { description: 'What the viewer may do.' }) viewerCan!: HandoffKeyViewerCan;
}

@ObjectType({ description: 'A key that was made now.' })
export class NewHandoffKey {
  @Field(() => UuidScalar, { description: 'Id of the key.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'The key itself, this once; null when the request is repeated.' })
  secret!: string | null;
  @Field(() => HandoffKey, { description: 'What is kept of it.' }) made!: HandoffKey;
}

@ObjectType({ description: "An address at a clinic's system that is told when a case changes." })
export class HandoffEndpoint {
  @Field(() => UuidScalar, { description: 'Id of the endpoint.' }) id!: string;
  @Field({ description: 'What its maker called it.' }) name!: string;
  @Field({ description: 'Where messages go.' }) url!: string;
  @Field(() => [HandoffScope], { description: 'What it is told about.' }) scopes!: readonly Scope[];
  @Field({ description: 'When it was made.' }) createdAt!: Date;
  @Field({ description: 'Who made it.' }) createdByName!: string;
  @Field(() => Int, { description: 'Messages that wait to be sent.' }) waiting!: number;
  @Field(() => Date, { nullable: true, description: 'When a message last arrived.' }) lastDeliveredAt!: Date | null;
}

@ObjectType({ description: 'An endpoint that was made now.' })
export class NewHandoffEndpoint {
  @Field(() => UuidScalar, { description: 'Id of the endpoint.' }) id!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The secret that its messages are signed with, this once; null when the request is repeated.',
  })
  secret!: string | null;
  @Field(() => HandoffEndpoint, { description: 'What is kept of it.' }) made!: HandoffEndpoint;
}

@ObjectType({ description: 'A message that could not be delivered, however often it was tried.' })
export class HandoffDelivery {
  @Field(() => UuidScalar, { description: 'Id of the message; the same at every attempt.' }) id!: string;
  @Field({ description: 'The endpoint.' }) endpointName!: string;
  @Field(() => Int, { description: 'Number of the case.' }) reference!: number;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts!: number;
  @Field(() => String, { nullable: true, description: 'Status of the last answer, or the fault, as a code.' })
  answer!: string | null;
  @Field({ description: 'When the case changed.' }) createdAt!: Date;
}

@ObjectType({ description: 'What the viewer may do here.' })
export class HandoffViewerCan {
  @Field(() => Boolean, { description: 'Make keys and endpoints, send again.' }) change!: boolean;
  @Field(() => Boolean, { description: 'Stop endpoints.' }) stop!: boolean;
}

@ObjectType({ description: "Hand-off of cases to a clinic's own system." })
export class Handoff {
  @Field({ description: 'Where that system reads: the base of all addresses.' }) base!: string;
  @Field(() => [HandoffKey], { description: 'Newest first; ended ones for 30 days.' }) keys!: HandoffKey[];
  @Field(() => [HandoffEndpoint], { description: 'Newest first; without those that were stopped.' })
  endpoints!: HandoffEndpoint[];
  @Field(() => [HandoffDelivery], { description: 'Messages that were given up, newest first, at most 50.' })
  undelivered!: HandoffDelivery[];
  @Field(() => HandoffViewerCan, { description: 'What the viewer may do.' }) viewerCan!: HandoffViewerCan;
}

@InputType({ description: "A key for a clinic's system." })
export class HandoffKeyInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' }) key!: string;
  @Field({ description: 'What people call it, at most 80 characters.' }) name!: string;
  @Field(() => [HandoffScope], { description: 'What it opens; more than TASKS waits for a second person.' })
  scopes!: readonly Scope[];
  @Field(() => Int, { description: 'Days until it expires, at most 366.' }) days!: number;
}

@InputType({ description: "An address at a clinic's system." })
export class HandoffEndpointInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' }) key!: string;
  @Field({ description: 'What people call it, at most 80 characters.' }) name!: string;
  @Field({ description: 'An https address on the open internet, at most 500 characters.' }) url!: string;
  @Field(() => [HandoffScope], { description: 'What it is told about.' }) scopes!: readonly Scope[];
}

@ObjectType({ description: 'A whole case as a file in FHIR R4.' })
export class CaseExport {
  @Field({ description: 'What to call the file.' }) fileName!: string;
  @Field({ description: 'The Bundle, as JSON.' }) json!: string;
}
