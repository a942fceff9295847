import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Role as RoleName } from '@kith/contracts/roles';

import { Role } from '../accounts/account.model.js';
import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';

export const FactorResetReason = {
  LOST_DEVICE: 'LOST_DEVICE',
  NEW_DEVICE: 'NEW_DEVICE',
  MISUSE_FEARED: 'MISUSE_FEARED',
} as const;
export type FactorResetReason = (typeof FactorResetReason)[keyof typeof FactorResetReason];
registerEnumType(FactorResetReason, {
  name: 'FactorResetReason',
  description: 'Why a second factor is taken away, so that its owner sets up a new one.',
});

@ObjectType({ description: 'A moderator certificate: it gives powers in one group until a day.' })
export class Certificate {
  @Field(() => UuidScalar, { description: 'Id of the certificate.' }) id!: string;
  @Field(() => UuidScalar, { description: 'The group it holds in.' }) groupId!: string;
  @Field({ description: 'Name of that group.' }) groupName!: string;
  @Field({ description: 'First moment.' }) validFrom!: Date;
  @Field({ description: 'Last moment.' }) validUntil!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was taken back.' }) revokedAt!: Date | null;
  @Field({ description: 'Gives powers at this moment.' }) inForce!: boolean;
}

@ObjectType({
  description:
    'A person with powers, as those who run the service see them. No pseudonyms: a person cannot be found in a group from here.',
})
export class Person {
  @Field(() => UuidScalar, { description: 'Account id.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'E-mail address they sign in with; for administrators.' })
  email!: string | null;
  @Field(() => String, { nullable: true, description: 'Name they are known by at work.' }) workName!: string | null;
  @Field(() => String, { nullable: true, description: 'Job, as members read it.' }) jobTitle!: string | null;
  @Field(() => [Role], { description: 'Roles held.' }) roles!: RoleName[];
  @Field(() => [Certificate], { description: 'Certificates, latest end first.' }) certificates!: Certificate[];
  @Field({ description: 'Has a second factor (R5).' }) secondFactor!: boolean;
  @Field({ description: 'When the account was made.' }) createdAt!: Date;
}

@ObjectType({ description: 'One page of people with powers.' })
export class PersonPage {
  @Field(() => [Person], { description: 'The people.' }) items!: Person[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}
