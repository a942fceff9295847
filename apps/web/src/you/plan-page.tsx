import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { wordsOf, type Plan } from '../platform/safety-plan-draft.js';
import { SafetyPlanForm } from '../platform/safety-plan-form.js';
import { EarlierPlans, PlanParts, PlanState } from '../platform/safety-plan-words.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { usePlanFile } from './plan-file.js';
import { MySafetyPlan } from './plan.graphql.js';
import styles from './you.module.css';

/** The member's own safety plan: to read, change, print and keep (R36). */
export function PlanPage() {
  const t = useT();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const asked = queryOf(MySafetyPlan);
  const query = useQuery(asked);
  const plan = query.data?.mySafetyPlan;
  const editing = params.get('view') === 'edit';
  const show = (saved: Plan) => {
    client.setQueryData(asked.queryKey, { mySafetyPlan: saved });
    setParams({}, { replace: true });
    announce(t('plan.justSaved'));
  };

  return (
    <div className={styles.page}>
      <div className={styles.screenOnly}>
        <BackLink to={plan && editing ? '/you/plan' : '/you'}>
          {t(plan && editing ? 'myPlan.read' : 'nav.you')}
        </BackLink>
      </div>
      <PageTitle />
      {query.isPending && <Skeleton stillText={t('app.loading')} />}
      {query.isError && <LoadFailed query={query} />}
      {query.isSuccess && !plan && <EmptyState>{t('myPlan.none')}</EmptyState>}
      {plan && (
        <>
          <Banner tone="calm" live={false}>
            {t('myPlan.nobodyWatches')} <a href="/help">{t('myPlan.help')}</a>
          </Banner>
          <PlanState plan={plan} />
          {editing ? (
            <SafetyPlanForm place="plan:mine" plan={plan} onSaved={show} onStale={() => void query.refetch()} />
          ) : (
            <Reading plan={plan} />
          )}
        </>
      )}
    </div>
  );
}

function Reading({ plan }: { plan: Plan }) {
  const t = useT();
  const saveFile = usePlanFile();
  return (
    <>
      <PlanParts words={wordsOf(plan)} />
      <div className={`${styles.row} ${styles.screenOnly}`}>
        <LinkButton kind="primary" icon="pencil" to="?view=edit">
          {t('myPlan.change')}
        </LinkButton>
        <Button icon="document" onPress={() => print()}>
          {t('myPlan.print')}
        </Button>
        <Button icon="arrow-down" onPress={() => saveFile(plan)}>
          {t('myPlan.file')}
        </Button>
      </div>
      <p className={`${styles.meta} ${styles.screenOnly}`}>{t('myPlan.who')}</p>
      <div className={styles.screenOnly}>
        <EarlierPlans plan={plan} />
      </div>
    </>
  );
}
