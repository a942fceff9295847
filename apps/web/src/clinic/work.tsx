import { useT } from '../platform/i18n.js';
import { LinkTabs } from '../ui/navigation.js';
import styles from './case.module.css';
import { Emergency } from './emergency.js';
import { Notes } from './notes.js';
import { Outreach } from './outreach.js';
import { Plan } from './plan.js';
import { Talk } from './talk.js';
import type { CaseData } from './use-case-act.js';

const views = ['talk', 'note', 'log', 'plan', 'emergency'] as const;
export type WorkView = (typeof views)[number];

/** The part that an address asks for. */
export const viewOf = (asked: string | null): WorkView => views.find((view) => view === asked) ?? 'talk';

/** The middle of the case: talking, writing it down, logging attempts, planning together. The part shown is in the address. */
export function Work({ data, view }: { data: CaseData; view: WorkView }) {
  const t = useT();
  return (
    <div className={styles.work}>
      <LinkTabs
        label={t('talk.views')}
        tabs={views.map((one) => ({
          to: one === 'talk' ? '?' : `?view=${one}`,
          text: t(`talk.tab.${one}`),
          current: view === one,
        }))}
      />
      {view === 'talk' && <Talk data={data} />}
      {view === 'note' && <Notes data={data} />}
      {view === 'log' && <Outreach data={data} />}
      {view === 'plan' && <Plan data={data} />}
      {view === 'emergency' && <Emergency data={data} />}
    </div>
  );
}
