import { useDynamicT, useT } from '../platform/i18n.js';
import { Icon } from '../ui/icon.js';
import styles from './case.module.css';
import type { CaseData } from './use-case-act.js';

/** What the protocol suggests next; the clinician decides. */
export function Steps({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  if (data.steps.length === 0) return null;
  return (
    <div className={styles.steps}>
      <h3 id="steps">
        {t('steps.title')} <span className={styles.small}>{t('steps.note')}</span>
      </h3>
      <ul role="list" aria-labelledby="steps">
        {data.steps.map((step) => (
          <li key={step}>
            <Icon name="circle" size={1.1} />
            {say(`step.${step}`, {}, 'step.other')}
          </li>
        ))}
      </ul>
    </div>
  );
}
