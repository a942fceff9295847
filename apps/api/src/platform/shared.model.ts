import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from './scalars.js';

/** Enum of `@kith/contracts/level`. */
export const Level = { GREEN: 'GREEN', AMBER: 'AMBER', RED: 'RED', CRISIS: 'CRISIS' } as const;
export type Level = (typeof Level)[keyof typeof Level];
registerEnumType(Level, {
  name: 'Level',
  description: 'How soon a person must look. A level belongs to a case, never to a person.',
});

@ObjectType({ description: 'It is done. The id is of the thing, or the key of the request.' })
export class Done {
  @Field(() => UuidScalar, { description: 'What it was done to.' })
  id!: string;
}

@ObjectType({
  description: 'One named fact that a message on the screen is made from: an id, a code, a number or a name.',
})
export class Fact {
  @Field(() => String, { description: 'Name of the fact.' })
  name!: string;

  @Field(() => String, { description: 'Its value as text.' })
  value!: string;
}

/** An object of facts as the list GraphQL sends. Facts without a value are left out. */
export const factsOf = (facts: Readonly<Record<string, unknown>>): Fact[] =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ name, value: String(value) }));
