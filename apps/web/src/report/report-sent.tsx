import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { SendReportMutation } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import type { Reported } from '../platform/reporting.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { EmergencyLine } from './emergency-line.js';
import { MuteReported } from './report.graphql.js';
import styles from './report.module.css';

interface ReportSentProps {
  report: SendReportMutation['report'];
  reported: Reported | null;
  back: string;
}

/** What happens now, by when, and what the reporter can do for themselves (ux.md 4.3). */
export function ReportSent({ report, reported, back }: ReportSentProps) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [folded, setFolded] = useState(false);
  const [problem, setProblem] = useState('');
  const worried = report.door === 'WORRIED';
  useEffect(() => heading.current?.focus(), []);

  const fold = async (membershipId: string) => {
    setProblem('');
    try {
      await request(MuteReported, { membershipId });
      setFolded(true);
    } catch (error) {
      setProblem(words(error));
    }
  };

  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.sent}>
        <Icon name="check-circle" size={1.2} />
        {t(worried ? 'report.sent.worried' : 'report.sent.rule')}
      </h1>
      <p>{t(worried ? 'report.sent.worriedText' : 'report.sent.ruleText')}</p>
      {report.lookBy && <p className={styles.by}>{t('report.sent.by', { at: time.dayAndClock(report.lookBy) })}</p>}
      <p>{t('report.sent.private')}</p>
      {worried && <EmergencyLine />}
      {reported?.membershipId && (
        <section className={styles.fold}>
          <h2>{t('report.fold')}</h2>
          {folded ? (
            <p role="status">{t('post.muted', { name: reported.name })}</p>
          ) : (
            <>
              <p>{t('report.foldText')}</p>
              <Button icon="mute" onPress={() => void fold(reported.membershipId!)}>
                {t('post.mute', { name: reported.name })}
              </Button>
            </>
          )}
          {problem && <p role="alert">{problem}</p>}
        </section>
      )}
      <div className={styles.actions}>
        <LinkButton to={back} kind="primary">
          {t('report.done')}
        </LinkButton>
        <Link to="/you/reports" className={styles.mine}>
          {t('screen.reports')}
        </Link>
      </div>
    </div>
  );
}
