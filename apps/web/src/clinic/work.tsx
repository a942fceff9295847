import { useT } from '../platform/i18n.js';
import { LinkTabs } from '../ui/navigation.js';
import styles from './case.module.css';
import { Notes } from './notes.js';
import { Outreach } from './outreach.js';
import { Talk } from './talk.js';
import type { CaseData } from './use-case-act.js';

export type WorkView = 'talk' | 'note' | 'log';

/** The middle of the case: talking, writing it down, logging attempts. The part shown is in the address. */
export function Work({ data, view }: { data: CaseData; view: WorkView }) {
  const t = useT();
  return (
    <div className={styles.work}>
      <LinkTabs
        label={t('talk.views')}
        tabs={[
          { to: '?', text: t('talk.tab.talk'), current: view === 'talk' },
          { to: '?view=note', text: t('talk.tab.note'), current: view === 'note' },
          { to: '?view=log', text: t('talk.tab.log'), current: view === 'log' },
        ]}
      />
      {view === 'talk' && <Talk data={data} />}
      {view === 'note' && <Notes data={data} />}
      {view === 'log' && <Outreach data={data} />}
    </div>
  );
}
