import { useT } from '../platform/i18n.js';
import { diabetesParts, generalParts, type Plan, wordsOf } from '../platform/safety-plan-draft.js';
import { useTime } from '../platform/use-time.js';
import { saveFile } from './save-file.js';

/** Gives the plan as a plain text file that opens on any machine (R36). */
export function usePlanFile(): (plan: Plan) => void {
  const t = useT();
  const time = useTime();
  return (plan) => {
    const words = wordsOf(plan);
    const parts = [...generalParts, ...diabetesParts].filter((part) => words[part]);
    const text = [
      t('screen.plan'),
      t('plan.reviewOn', { day: time.date(plan.reviewAt) }),
      ...parts.map((part) => `${t(`plan.part.${part}`)}\n${words[part]}`),
    ].join('\n\n');
    saveFile(`${t('myPlan.fileName')}.txt`, 'text/plain;charset=utf-8', `${text}\n`);
  };
}
