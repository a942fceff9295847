import { useT } from '../platform/i18n.js';
import { NativeSelect } from '../ui/field.js';
import type { ConcernItem } from './use-concern.js';

interface WhichWordsProps {
  subjects: readonly ConcernItem['subjects'][number][];
  value: string;
  onChange: (contentId: string) => void;
}

/** Which of several words in question an act is about; nothing to choose when there is one. */
export function WhichWords({ subjects, value, onChange }: WhichWordsProps) {
  const t = useT();
  const own = subjects.filter(({ contentId }, at) => subjects.findIndex((one) => one.contentId === contentId) === at);
  if (own.length < 2) return null;
  return (
    <NativeSelect
      label={t('hide.which')}
      value={value}
      onChange={onChange}
      options={own.map(({ contentId, asReported }, at) => ({
        value: contentId,
        text: t('hide.whichOne', {
          number: at + 1,
          words: asReported
            .map(({ text }) => text)
            .join('')
            .slice(0, 60),
        }),
      }))}
    />
  );
}
