import type { ShiftFeeling } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';

interface FeelingChoiceProps {
  at: 'start' | 'end';
  value: ShiftFeeling | null;
  onChange: (value: ShiftFeeling) => void;
}

/** Three words to choose from, or none; only the moderator and the leads see it. */
export function FeelingChoice({ at, value, onChange }: FeelingChoiceProps) {
  const t = useT();
  return (
    <RadioCards<ShiftFeeling>
      legend={t(at === 'start' ? 'shift.feeling.start' : 'shift.feeling.end')}
      hint={t('shift.feeling.hint')}
      value={value}
      onChange={onChange}
      choices={[
        { value: 'STEADY', text: t('shift.feeling.STEADY') },
        { value: 'TENDER', text: t('shift.feeling.TENDER') },
        { value: 'WORN', text: t('shift.feeling.WORN') },
      ]}
    />
  );
}
