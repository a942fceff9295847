import { Field, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { QueueRow } from './queue.model.js';

@ObjectType({ description: 'What the timeline says by itself for a hand-over: facts as codes, no words of anybody.' })
export class HandoverDraft {
  @Field(() => Level, { description: 'How soon a person must look.' })
  level!: Level;

  @Field(() => [String], { description: 'Kinds of acts that were done, each once, in their order.' })
  done!: readonly string[];

  @Field(() => String, {
    description: 'wake: it waits until then. act: the first action. decide: to be decided, with no time promised.',
  })
  due!: string;

  @Field(() => Date, { nullable: true, description: 'When that is due.' })
  dueAt!: Date | null;
}

@ObjectType({ description: 'A colleague on shift who may take a concern over.' })
export class HandoverTaker {
  @Field(() => UuidScalar, { description: 'Id of their shift.' })
  shiftId!: string;

  @Field(() => String, { description: 'Name colleagues know them by.' })
  name!: string;
}

@ObjectType({ description: 'A concern in the hands of the viewer, to be handed on before the shift ends (R33).' })
export class HeldConcern {
  @Field(() => QueueRow, { description: 'The concern.' })
  row!: QueueRow;

  @Field(() => HandoverDraft, { description: 'A hand-over drawn up from its timeline.' })
  draft!: HandoverDraft;

  @Field(() => [HandoverTaker], { description: 'Who on shift may take it over.' })
  takers!: HandoverTaker[];

  @Field(() => String, { nullable: true, description: 'Name of the colleague who is asked to take it over.' })
  offeredToName!: string | null;
}

@ObjectType({ description: 'A concern that a colleague asks the viewer to take over.' })
export class OfferedConcern {
  @Field(() => QueueRow, { description: 'The concern.' })
  row!: QueueRow;

  @Field(() => String, { description: 'Name of the colleague who holds it until it is accepted.' })
  fromName!: string;

  @Field(() => String, { nullable: true, description: 'What the colleague wrote about it.' })
  note!: string | null;
}

@ObjectType({ description: 'What the viewer hands on and what they are asked to take over.' })
export class DeskHandover {
  @Field(() => [HeldConcern], { description: 'In the hands of the viewer.' })
  held!: HeldConcern[];

  @Field(() => [OfferedConcern], { description: 'Offered to the viewer.' })
  offered!: OfferedConcern[];
}

@ObjectType({ description: 'A concern that somebody who left gave back and nobody has taken since.' })
export class HandedOverConcern {
  @Field(() => QueueRow, { description: 'The concern.' })
  row!: QueueRow;

  @Field(() => String, { nullable: true, description: 'What the one who left wrote about it.' })
  note!: string | null;

  @Field(() => HandoverDraft, { nullable: true, description: 'What its timeline said when nobody wrote a note.' })
  draft!: HandoverDraft | null;
}
