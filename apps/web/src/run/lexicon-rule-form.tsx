import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LexiconFaultsQuery } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { Refusal, refusalOf } from '../platform/refusal.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { CheckboxCard, RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import type { Lexicon } from './lexicon-frame.js';
import { raising, ruleLanguages } from './lexicon-page.js';
import { LexiconFaults, ProposeLexiconChange } from './lexicon-proposals.graphql.js';
import { inputOf, partNames, type RuleFields } from './lexicon-rule-fields.js';
import styles from './kept.module.css';

type Fault = LexiconFaultsQuery['lexiconFaults'][number];

interface LexiconRuleFormProps {
  /** Where its draft lies. */
  place: string;
  lexicon: Lexicon;
  start: RuleFields;
  /** The rule is there already: row and name stay. */
  keepsId?: boolean;
}

/** One rule as somebody writes it. What was typed stays whatever the server says. */
export function LexiconRuleForm({ place, lexicon, start, keepsId = false }: LexiconRuleFormProps) {
  const t = useT();
  const say = useDynamicT();
  const words = useRefusalText();
  const times = useAgreedTimes();
  const toast = useToast();
  const navigate = useNavigate();
  const { values, set, send } = useFieldsDraft(place, start);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const isOld = values.base !== lexicon.version;

  const propose = async () => {
    setPending(true);
    setProblem(null);
    setFaults([]);
    const rule = inputOf(values);
    try {
      const { proposeLexiconChange } = await send((key) =>
        request(ProposeLexiconChange, {
          key,
          input: { base: values.base, put: [rule], retire: [], reason: values.reason },
        }),
      );
      toast({ text: t('lexicon.proposed') });
      await navigate(`/run/lexicon/proposals/${proposeLexiconChange.id}`);
    } catch (error) {
      const field = error instanceof Refusal ? error.details['field'] : '';
      setProblem({ field: typeof field === 'string' ? field : '', text: words(error) });
      if (refusalOf(error) === 'lexicon.ruleFaulty')
        setFaults((await request(LexiconFaults, { rule }).catch(() => null))?.lexiconFaults ?? []);
    } finally {
      setPending(false);
    }
  };

  const errorAt = (field: string) => {
    const here = faults.filter((fault) => fault.field === field);
    if (here.length)
      return here
        .map(({ code, value }) => say(`lexicon.fault.${code}`, { value: value ?? '' }, 'lexicon.fault.malformed'))
        .join(' ');
    return problem?.field === field ? problem.text : undefined;
  };
  const area = (field: 'unless' | 'positive' | 'negative') => ({
    value: values[field],
    error: errorAt(field),
    onChange: (text: string) => set({ [field]: text }),
  });
  const standsAtField =
    problem &&
    ['id', 'signal', 'level', 'hold', 'within', 'all', 'unless', 'positive', 'negative', 'reason'].includes(
      problem.field,
    );

  return (
    <form
      className={styles.form}
      aria-label={t('proposed.change')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      {isOld && (
        <Banner
          tone="caution"
          icon="warning"
          actions={
            <Button size="small" onPress={() => set({ base: lexicon.version })}>
              {t('proposed.looked', { version: lexicon.version })}
            </Button>
          }
        >
          {t('lexicon.old', { base: values.base, version: lexicon.version })}
        </Banner>
      )}
      {!keepsId && (
        <div className={styles.two}>
          <NativeSelect
            label={t('lexicon.row')}
            hint={t('lexicon.row.hint')}
            none={t('lexicon.choose')}
            value={values.signal}
            error={errorAt('signal')}
            onChange={(signal) => set({ signal })}
            options={lexicon.signals.map(({ code, label }) => ({ value: code, text: `${code} ${label}` }))}
          />
          <TextField
            label={t('lexicon.name')}
            hint={t('lexicon.name.hint')}
            maxLength={50}
            value={values.name}
            error={errorAt('id')}
            onChange={(name) => set({ name })}
          />
          <NativeSelect
            label={t('lexicon.language')}
            hint={t('lexicon.language.hint')}
            value={values.language}
            onChange={(language) => set({ language: language === 'es' ? 'es' : 'en' })}
            options={ruleLanguages.map((value) => ({ value, text: t(`lexicon.language.${value}`) }))}
          />
        </div>
      )}
      <div className={styles.two}>
        <RadioCards
          legend={t('lexicon.level')}
          value={values.level}
          error={errorAt('level')}
          onChange={(level) => set({ level })}
          choices={raising.map((value) => ({
            value,
            text: t(`lexicon.startsAt.${value}`, { time: times.look(value) }),
          }))}
        />
        <RadioCards
          legend={t('lexicon.certainty')}
          value={values.certainty}
          onChange={(certainty) => set({ certainty })}
          choices={(['strong', 'possible'] as const).map((value) => ({
            value,
            text: t(`lexicon.certainty.${value}.short`),
            note: t(`lexicon.certainty.${value}.note`),
          }))}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('lexicon.listens')}</legend>
        <p className={styles.quiet}>
          {t('lexicon.patterns.hint', { gap: '{g3}' })} {values.language === 'es' && t('lexicon.patterns.hint.es')}
        </p>
        {partNames.map((name, at) => (
          <TextArea
            key={name}
            label={t(at === 0 ? 'lexicon.patterns.first' : 'lexicon.patterns.more', { number: at + 1 })}
            rows={at === 0 ? 4 : 2}
            value={values[name]}
            error={at === 0 ? errorAt('all') : undefined}
            onChange={(text) => set({ [name]: text })}
          />
        ))}
        <TextField
          label={t('lexicon.within')}
          hint={t('lexicon.within.hint')}
          type="number"
          inputMode="numeric"
          value={values.within}
          error={errorAt('within')}
          onChange={(within) => set({ within })}
        />
        <TextArea label={t('lexicon.unless')} hint={t('lexicon.unless.hint')} rows={2} {...area('unless')} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('lexicon.examples')}</legend>
        <p className={styles.quiet}>{t('lexicon.examples.hint')}</p>
        <TextArea label={t('lexicon.positive')} rows={3} {...area('positive')} />
        <TextArea label={t('lexicon.negative')} rows={3} {...area('negative')} />
      </fieldset>
      {values.signal === 'B7' && (
        <CheckboxCard checked={values.hold} onChange={(hold) => set({ hold })} note={t('lexicon.hold.text')}>
          {t('lexicon.hold')}
        </CheckboxCard>
      )}
      <TextArea
        label={t('proposed.reason')}
        hint={t('lexicon.reason.hint')}
        rows={3}
        maxLength={2000}
        value={values.reason}
        error={errorAt('reason')}
        onChange={(reason) => set({ reason })}
      />
      {problem && !standsAtField && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem.text}
        </p>
      )}
      {(faults.length > 0 || standsAtField) && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {t('lexicon.faults')}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" pending={pending}>
          {t('proposed.propose')}
        </Button>
      </div>
    </form>
  );
}
