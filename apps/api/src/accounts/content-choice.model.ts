import { registerEnumType } from '@nestjs/graphql';

import type { ContentSubject as Subject } from '@kith/contracts/content-subjects';

export const ContentSubject: { readonly [S in Subject]: S } = {
  NEEDLES: 'NEEDLES',
  WOUNDS: 'WOUNDS',
  WEIGHT: 'WEIGHT',
  EATING: 'EATING',
  PREGNANCY_LOSS: 'PREGNANCY_LOSS',
  SELF_HARM: 'SELF_HARM',
  DEATH: 'DEATH',
};
export type ContentSubject = Subject;
registerEnumType(ContentSubject, {
  name: 'ContentSubject',
  description: 'A subject that a reader may ask to choose about before they read.',
});
