import { Field, ObjectType } from '@nestjs/graphql';

import type { Role as RoleName } from '@kith/contracts/roles';

import { Role } from '../accounts/account.model.js';
import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';

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
  @Field({ description: 'E-mail address they sign in with.' }) email!: string;
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
