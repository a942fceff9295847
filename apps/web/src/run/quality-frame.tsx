import type { ReactNode } from 'react';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { LinkTabs } from '../ui/navigation.js';
import styles from './quality.module.css';

interface QualityFrameProps {
  /** What this is for, in one or two sentences. */
  lead: string;
  /** False where the screen is not for the one who looks. */
  tabs?: boolean;
  children: ReactNode;
}

/** Title, what it is for, and the three parts of Quality. */
export function QualityFrame({ lead, tabs = true, children }: QualityFrameProps) {
  const t = useT();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageTitle />
        {tabs && <p className={styles.lead}>{lead}</p>}
      </div>
      {tabs && (
        <LinkTabs
          label={t('quality.parts')}
          tabs={[
            { to: '/run/quality', text: t('quality.tab.figures'), exact: true },
            { to: '/run/quality/differences', text: t('quality.tab.differences') },
            { to: '/run/quality/reviews', text: t('quality.tab.reviews') },
          ]}
        />
      )}
      {children}
    </div>
  );
}
