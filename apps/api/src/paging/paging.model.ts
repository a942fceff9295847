import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

/** GraphQL names of the ways. */
export const PageWay = {
  IN_APP: 'in-app',
  MAIL: 'mail',
  PUSH: 'push',
  SMS: 'sms',
  VOICE: 'voice',
  SECOND_PHONE: 'second-phone',
} as const;
export type PageWay = (typeof PageWay)[keyof typeof PageWay];
registerEnumType(PageWay, {
  name: 'PageWay',
  description: 'A way of reaching a clinician, in the order they are tried.',
});

export const PhonePlace = { FIRST: 1, SECOND: 2 } as const;
export type PhonePlace = (typeof PhonePlace)[keyof typeof PhonePlace];
registerEnumType(PhonePlace, { name: 'PhonePlace', description: 'The first number, or the one that is rung last.' });

@ObjectType({ description: 'One way of paging the viewer.' })
export class MyPageWay {
  @Field(() => PageWay, { description: 'Which.' }) way!: PageWay;
  @Field({ description: 'Whether this service has it at all.' }) isOn!: boolean;
  @Field({ description: 'Whether it can reach the viewer: they gave a number, or turned it on for a device.' })
  reachesMe!: boolean;
  @Field({ description: 'Whether the viewer can try it.' }) canTest!: boolean;
  @Field(() => Date, { nullable: true, description: 'Since when it fails; null while it works.' })
  failingSince!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the viewer last tried it.' }) testedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'How that went: QUEUED, SENT, DELIVERED or FAILED.' })
  testStatus!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it failed, as a code.' }) testFault!: string | null;
}

@ObjectType({ description: 'A browser that takes pages for the viewer, also when Kith is closed.' })
export class PageDevice {
  @Field(() => UuidScalar, { description: 'Id of the device.' }) id!: string;
  @Field({ description: 'Browser and system.' }) name!: string;
  @Field({ description: 'When it was turned on.' }) addedAt!: Date;
}

@ObjectType({ description: 'How the viewer is paged. Nobody else can ask for it.' })
export class MyPaging {
  @Field(() => [MyPageWay], { description: 'In the order they are tried.' }) ways!: MyPageWay[];
  @Field(() => String, { nullable: true, description: 'Number for SMS and calls; null when not given.' })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Number that is rung when the first does not answer.' })
  secondPhone!: string | null;
  @Field(() => [PageDevice], { description: 'Oldest first.' }) devices!: PageDevice[];
  @Field(() => String, { nullable: true, description: 'What a browser needs to take pages; null while that is off.' })
  pushKey!: string | null;
}

@ObjectType('PageChannelHealth', { description: 'How one carrier of pages does (R31).' })
export class PageChannelHealth {
  @Field({ description: 'in-app, mail, push, sms or voice.' }) channel!: string;
  @Field(() => Date, { nullable: true, description: 'Since when it fails; null while it works.' })
  failingSince!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why, as a code.' }) fault!: string | null;
  @Field(() => Date, { nullable: true, description: 'When the hourly page last came back.' }) testedAt!: Date | null;
  @Field({ description: 'The hourly page has not come back in its time.' }) isUnproven!: boolean;
}
