import { useQueryClient } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { wordsOf } from '../platform/safety-plan-draft.js';
import { SafetyPlanForm } from '../platform/safety-plan-form.js';
import { EarlierPlans, PlanParts, PlanState } from '../platform/safety-plan-words.js';
import { useToast } from '../ui/toast.js';
import { CaseView } from './case.graphql.js';
import styles from './case.module.css';
import { type CaseData, hasEnded } from './use-case-act.js';

/** The safety plan that clinician and member write together; it stays with the member when the case ends (R36). */
export function Plan({ data }: { data: CaseData }) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: queryOf(CaseView, { id: data.id }).queryKey });
  const plan = data.safetyPlan ?? null;
  const mayWrite = data.viewerCan.write && !hasEnded(data.status);

  return (
    <div className={styles.notes}>
      <section aria-labelledby="safety-plan" className={styles.form}>
        <h2 id="safety-plan">{t('casePlan.title')}</h2>
        {hasEnded(data.status) ? (
          <p className={styles.quiet}>{t('casePlan.ended')}</p>
        ) : (
          <p className={styles.quiet}>{t('casePlan.lead', { name: data.person.displayName })}</p>
        )}
        {plan && <PlanState plan={plan} />}
        {mayWrite ? (
          <SafetyPlanForm
            place={`plan:${data.id}`}
            plan={plan}
            caseId={data.id}
            onSaved={() => {
              toast({ text: t('plan.justSaved') });
              void again();
            }}
            onStale={() => void again()}
          />
        ) : (
          plan && <PlanParts words={wordsOf(plan)} />
        )}
      </section>
      {plan && <EarlierPlans plan={plan} />}
    </div>
  );
}
