import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import {
  legalBases,
  type LegalBasis as Basis,
  serviceOutcomes,
  services,
  sharables,
} from '@kith/domain/service-contact/service-contact';

import { UuidScalar } from '../platform/scalars.js';

const codes = <Code extends string>(of: readonly Code[]) =>
  Object.fromEntries(of.map((code) => [code, code])) as Record<Code, Code>;

export const Service = codes(services);
registerEnumType(Service, { name: 'Service', description: 'A service outside that was turned to (R38).' });
export const ServiceOutcome = codes(serviceOutcomes);
registerEnumType(ServiceOutcome, { name: 'ServiceOutcome', description: 'What came of it.' });
export const Sharable = codes(sharables);
registerEnumType(Sharable, { name: 'Sharable', description: 'What was sent about a person, as a code (R46).' });
export const LegalBasis = codes(legalBases);
registerEnumType(LegalBasis, { name: 'LegalBasis', description: 'Why it may be sent (R46).' });

@ObjectType({ description: 'What the viewer may do with a record of a contact now.' })
export class ServiceContactViewerCan {
  @Field(() => Boolean, { description: 'Tell the member now, or withhold it longer.' })
  lookAgain!: boolean;
}

@ObjectType({
  description: 'One contact with a service outside: the call, and what was sent about the person (R38, R46).',
})
export class ServiceContact {
  @Field(() => UuidScalar, { description: 'Id of the record.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  caseReference!: number;

  @Field(() => Service, { description: 'Which service.' })
  service!: keyof typeof Service;

  @Field(() => String, { description: 'Who there; may be empty when nothing was sent.' })
  recipient!: string;

  @Field(() => Date, { description: 'When.' })
  contactedAt!: Date;

  @Field(() => String, { description: 'Their reference number; may be empty.' })
  reference!: string;

  @Field(() => ServiceOutcome, { description: 'What came of it.' })
  outcome!: keyof typeof ServiceOutcome;

  @Field(() => String, { description: 'What was said, for the record.' })
  words!: string;

  @Field(() => [Sharable], { description: 'What was sent about the person.' })
  shared!: (keyof typeof Sharable)[];

  @Field(() => LegalBasis, { nullable: true, description: 'On which basis; null when nothing was sent.' })
  legalBasis!: Basis | null;

  @Field(() => String, { description: 'Who made it.' })
  actorName!: string;

  @Field(() => Date, { nullable: true, description: 'Until when the member is told; null when nothing was sent.' })
  tellMemberBy!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the member was told.' })
  memberToldAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the member is not told yet.' })
  withheldReason!: string | null;

  @Field(() => Date, { nullable: true, description: 'When that is looked at again.' })
  lookAgainAt!: Date | null;

  @Field(() => ServiceContactViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: ServiceContactViewerCan;
}

@InputType({ description: 'The record sheet of one contact with a service outside.' })
export class ServiceContactInput {
  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => Service, { description: 'Which service.' })
  service!: keyof typeof Service;

  @Field(() => String, { description: 'Who there; at most 200 characters. Needed when something was sent.' })
  recipient!: string;

  @Field(() => Date, { description: 'When; within the last seven days.' })
  contactedAt!: Date;

  @Field(() => String, { description: 'Their reference number; at most 200 characters, may be empty.' })
  reference!: string;

  @Field(() => ServiceOutcome, { description: 'What came of it.' })
  outcome!: keyof typeof ServiceOutcome;

  @Field(() => String, { description: 'What was said; at most 2,000 characters, may be empty.' })
  words!: string;

  @Field(() => [Sharable], { description: 'What was sent about the person; may be empty.' })
  shared!: (keyof typeof Sharable)[];

  @Field(() => LegalBasis, { nullable: true, description: 'Needed when something was sent (R46).' })
  legalBasis?: Basis | null;

  @Field(() => String, { nullable: true, description: 'Why telling the member would raise danger; needs lookAgainAt.' })
  withheldReason?: string | null;

  @Field(() => Date, { nullable: true, description: 'When to look at that again; within 90 days.' })
  lookAgainAt?: Date | null;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}

@ObjectType({ description: 'One number of the emergency pack, with the day somebody last checked it.' })
export class PackLine {
  @Field(() => String, { description: 'Name people know it by.' })
  name!: string;

  @Field(() => String, { description: 'One plain sentence of what it does.' })
  say!: string;

  @Field(() => String, { description: 'The link as it is dialled inside the country.' })
  href!: string;

  @Field(() => String, { description: 'The number as people read it.' })
  display!: string;

  @Field(() => [String], { description: 'Parts of the country it serves; empty for all of it.' })
  areas!: string[];

  @Field(() => String, { description: 'Day it was last checked, as YYYY-MM-DD.' })
  verifiedOn!: string;

  @Field(() => Boolean, { description: 'Whether the day of its next check has passed.' })
  isOverdue!: boolean;
}

@ObjectType({
  description:
    'Numbers for the country of the person, from the help directory (R38). Empty where nobody has checked any.',
})
export class EmergencyPack {
  @Field(() => String, { description: 'Name of the country.' })
  countryName!: string;

  @Field(() => PackLine, { nullable: true, description: 'The emergency number.' })
  emergency!: PackLine | null;

  @Field(() => [PackLine], { description: 'Crisis lines by voice.' })
  crisis!: PackLine[];

  @Field(() => [PackLine], { description: 'Poison information.' })
  poison!: PackLine[];
}
