import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DecisionFieldsFragment } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextArea } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { AppealDecision, MyDecisions, OneDecision } from './you.graphql.js';
import styles from './you.module.css';

/** One statement of reasons: what, why, who, my copy, and another look (R21, R22). */
export function DecisionPage() {
  const { decision: id = '' } = useParams();
  const t = useT();
  const view = useQuery(queryOf(OneDecision, { id }));
  useHint('notices.changed', () => void view.refetch());
  return (
    <div className={styles.page}>
      <BackLink to="/you/decisions">{t('screen.decisions')}</BackLink>
      {!view.data?.decision && <PageTitle>{view.data ? t('page.missing.title') : t('screen.decision')}</PageTitle>}
      {view.isPending && <Skeleton stillText={t('app.loading')} />}
      {view.isError && <LoadFailed query={view} />}
      {view.data?.decision === null && <p>{t('page.missing.text')}</p>}
      {view.data?.decision && <Statement decision={view.data.decision} />}
    </div>
  );
}

function Statement({ decision }: { decision: DecisionFieldsFragment }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (
    <>
      <PageTitle>{say(`decisions.what.${decision.what}`, {}, 'decisions.what.HIDDEN')}</PageTitle>
      <p className={styles.meta}>
        {decision.groupName}, {time.dayAndClock(decision.createdAt)}
      </p>
      {decision.liftedAt && (
        <p className={styles.lifted}>{t('decisions.liftedAt', { at: time.dayAndClock(decision.liftedAt) })}</p>
      )}
      {!decision.liftedAt && decision.endsAt && (
        <p>{t('decisions.until', { at: time.dayAndClock(decision.endsAt) })}</p>
      )}
      <p className={styles.words}>{decision.explanation}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('decisions.rule')}</dt>
          <dd>
            {say(`rule.${decision.rule}`, {}, 'rule.other')} <Link to="/rules">{t('aside.rules')}</Link>
          </dd>
        </div>
        <div>
          <dt>{t('decisions.who')}</dt>
          <dd>
            {t(
              decision.what === 'HELD'
                ? 'decisions.who.held'
                : decision.foundBySoftware
                  ? 'decisions.who.software'
                  : 'decisions.who.person',
            )}
          </dd>
        </div>
      </dl>
      {decision.contentCopy && (
        <section aria-labelledby="my-copy">
          <h2 id="my-copy">{t('decisions.copy')}</h2>
          <blockquote className={styles.copy}>{decision.contentCopy}</blockquote>
          <p className={styles.meta}>{t('decisions.copyNote')}</p>
        </section>
      )}
      <AnotherLook decision={decision} />
      <p className={styles.meta}>
        {t('decisions.help')} <a href="/help">{t('app.help')}</a>
      </p>
    </>
  );
}

/** Asks somebody else to decide again; words are optional. */
function AnotherLook({ decision }: { decision: DecisionFieldsFragment }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const refusal = useRefusalText();
  const client = useQueryClient();
  const draft = useDraft(`appeal:${decision.id}`);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const { appeal } = decision;

  if (appeal) {
    return (
      <Card as="section" tone="soft" labelledBy="another-look">
        <h2 id="another-look">{t('decisions.look')}</h2>
        {appeal.outcome ? (
          <>
            <p className={styles.strong}>{say(`decisions.outcome.${appeal.outcome}`, {}, 'decisions.answered')}</p>
            {appeal.answer && <p className={styles.words}>{appeal.answer}</p>}
          </>
        ) : (
          <p>
            {t('decisions.waiting', { at: time.dayAndClock(appeal.lodgedAt), by: time.dayAndClock(appeal.decideBy) })}
          </p>
        )}
      </Card>
    );
  }
  if (!decision.viewerCan.appeal) return null;

  const lodge = async () => {
    setPending(true);
    setProblem('');
    try {
      const { appealDecision } = await draft.send((key) =>
        request(AppealDecision, { key, decisionId: decision.id, words: draft.body.trim() }),
      );
      client.setQueryData(queryOf(OneDecision, { id: decision.id }).queryKey, { decision: appealDecision });
      void client.invalidateQueries({ queryKey: keyOf(MyDecisions) });
      announce(t('decisions.asked'));
    } catch (error) {
      setProblem(refusal(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Card as="section" labelledBy="another-look">
      <h2 id="another-look">{t('decisions.look')}</h2>
      <p>{t('decisions.lookText', { at: time.date(decision.appealUntil) })}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void lodge();
        }}
      >
        <TextArea
          label={t('decisions.words')}
          optional={t('app.optional')}
          rows={3}
          value={draft.body}
          maxLength={2000}
          onChange={draft.setBody}
          onSend={() => void lodge()}
          error={problem}
        />
        <Button type="submit" kind="primary" pending={pending}>
          {t('decisions.ask')}
        </Button>
      </form>
    </Card>
  );
}
