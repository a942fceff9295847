import type { ReportCategory } from '@kith/contracts/moderation-codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { ContentType, Door, SendReportMutation } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import type { Reported } from '../platform/reporting.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { CheckboxCard, RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { Person } from '../ui/person.js';
import { ReportedAuthor, SendReport } from './report.graphql.js';
import styles from './report.module.css';
import { ReportSent } from './report-sent.js';
import { EmergencyLine } from './emergency-line.js';

/** Reasons of the second door, in the order people look for them. */
const reasons = [
  'unsafeAdvice',
  'unkind',
  'personalDetails',
  'selling',
  'unmarkedAi',
  'illegal',
  'underAge',
  'other',
] as const satisfies readonly ReportCategory[];
const longestNote = 2000;

const kinds: Record<string, ContentType> = {
  post: 'POST',
  message: 'MESSAGE',
  profile: 'PROFILE',
  teamMessage: 'TEAM_MESSAGE',
};

/** Tell a moderator, in at most four presses (ux.md M11): two doors, and nobody has to say why they worry. */
export function ReportPage() {
  const t = useT();
  const [params] = useSearchParams();
  const found = Object.entries(kinds).find(([name]) => params.has(name));
  if (!found) {
    return (
      <>
        <PageTitle />
        <p>{t('report.nothing')}</p>
      </>
    );
  }
  return <ReportForm contentType={found[1]} contentId={params.get(found[0]) ?? ''} />;
}

function ReportForm({ contentType, contentId }: { contentType: ContentType; contentId: string }) {
  const t = useT();
  const words = useRefusalText();
  const carried = (useLocation().state as { reported?: Reported } | null)?.reported;
  const profile = useQuery({
    ...queryOf(ReportedAuthor, { id: contentId }),
    enabled: contentType === 'PROFILE' && !carried,
  });
  const author = profile.data?.author;
  const reported: Reported | null =
    carried ??
    (author
      ? {
          name: author.displayName,
          avatar: author.avatar,
          words: author.about,
          membershipId: author.id,
          back: '/groups',
        }
      : null);
  const back = reported?.back ?? '/today';
  const draft = useDraft(`report:${contentType.toLowerCase().replaceAll('_', '-')}:${contentId}`);
  const [door, setDoor] = useState<Door | null>(null);
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [emergency, setEmergency] = useState(false);
  const [problem, setProblem] = useState<{ field: 'door' | 'reason' | 'form'; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const [sent, setSent] = useState<SendReportMutation['report'] | null>(null);

  const touch = () => setProblem(null);
  const send = async () => {
    if (!door) return setProblem({ field: 'door', text: t('report.doorNeeded') });
    if (door === 'RULE' && !reason) return setProblem({ field: 'reason', text: t('report.reasonNeeded') });
    const category: ReportCategory =
      door === 'WORRIED' ? (emergency ? 'medicalEmergency' : 'safety') : (reason ?? 'other');
    setPending(true);
    setProblem(null);
    try {
      const note = draft.body.trim() || null;
      const { report } = await draft.send((key) =>
        request(SendReport, { input: { key, contentType, contentId, door, category, note } }),
      );
      setSent(report);
    } catch (error) {
      setProblem({ field: 'form', text: words(error) });
    } finally {
      setPending(false);
    }
  };

  if (sent) return <ReportSent report={sent} reported={reported} back={back} />;
  const left = longestNote - draft.body.length;
  return (
    <div className={styles.page}>
      <BackLink to={back}>{t('report.back')}</BackLink>
      <PageTitle windowTitle={t('screen.report')}>{t('report.title')}</PageTitle>
      <p className={styles.promise}>{t('report.promise')}</p>
      {reported && (
        <blockquote className={styles.quote}>
          {reported.avatar ? (
            <Person avatar={reported.avatar} name={reported.name} size={36} />
          ) : (
            <b>{reported.name}</b>
          )}
          {reported.words && <p>{reported.words}</p>}
        </blockquote>
      )}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RadioCards
          legend={t('report.what')}
          error={problem?.field === 'door' && problem.text}
          value={door}
          onChange={(value) => {
            setDoor(value);
            touch();
          }}
          choices={[
            { value: 'WORRIED', text: <b>{t('report.door.WORRIED')}</b>, note: t('report.door.WORRIED.note') },
            { value: 'RULE', text: <b>{t('report.door.RULE')}</b>, note: t('report.door.RULE.note') },
          ]}
        />
        {door === 'WORRIED' && (
          <>
            <CheckboxCard
              checked={emergency}
              onChange={(on) => {
                setEmergency(on);
                touch();
              }}
              note={t('report.emergency.note')}
            >
              {t('report.emergency')}
            </CheckboxCard>
            <EmergencyLine />
          </>
        )}
        {door === 'RULE' && (
          <RadioCards
            legend={t('report.reason')}
            error={problem?.field === 'reason' && problem.text}
            value={reason}
            onChange={(value) => {
              setReason(value);
              touch();
            }}
            choices={reasons.map((value) => ({ value, text: t(`report.category.${value}`) }))}
          />
        )}
        {door && (
          <TextArea
            label={t('report.note')}
            optional={t('app.optional')}
            rows={2}
            value={draft.body}
            maxLength={longestNote}
            count={left < 200 ? t('write.left', { count: left }) : undefined}
            onChange={(value) => {
              draft.setBody(value);
              touch();
            }}
            onSend={() => void send()}
          />
        )}
        {problem?.field === 'form' && <Banner tone="trouble">{problem.text}</Banner>}
        <Button type="submit" kind="primary" size="large" icon="send" pending={pending}>
          {t('report.send')}
        </Button>
      </form>
    </div>
  );
}
