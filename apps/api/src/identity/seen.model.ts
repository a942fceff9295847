import { Field, Int, ObjectType } from '@nestjs/graphql';

import { WhoHasSeen } from './identity.model.js';
import { LegalBasis, Service, Sharable } from './service-contact.model.js';

@ObjectType({ description: 'That something about the viewer was sent outside (R46).' })
export class SharedAboutMe {
  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Job of who sent it, not their name.' })
  byRole!: string;

  @Field(() => Service, { description: 'To which service.' })
  service!: keyof typeof Service;

  @Field(() => String, { description: 'To whom there.' })
  recipient!: string;

  @Field(() => [Sharable], { description: 'What was sent.' })
  shared!: (keyof typeof Sharable)[];

  @Field(() => LegalBasis, { description: 'On which basis.' })
  legalBasis!: keyof typeof LegalBasis;

  @Field(() => String, { description: 'The reference number there; may be empty.' })
  reference!: string;
}

@ObjectType({ description: 'That people of one job have read in a case of the viewer.' })
export class CaseRead {
  @Field(() => String, { description: 'Their job, not their name.' })
  byRole!: string;

  @Field(() => Date, { description: 'First time.' })
  firstAt!: Date;

  @Field(() => Date, { description: 'Last time.' })
  lastAt!: Date;

  @Field(() => Int, { description: 'How often.' })
  times!: number;
}

@ObjectType({ description: 'Who has seen what about the viewer; nothing that is withheld for now (R44, R46).' })
export class SeenAboutMe {
  @Field(() => [WhoHasSeen], { description: 'Sealed details that were opened, newest first.' })
  revealed!: WhoHasSeen[];

  @Field(() => [SharedAboutMe], { description: 'What was sent outside, newest first.' })
  shared!: SharedAboutMe[];

  @Field(() => [CaseRead], { description: 'Who read in a case, by job, latest first.' })
  read!: CaseRead[];
}
