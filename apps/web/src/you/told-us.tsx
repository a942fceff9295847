import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToldUsFieldsFragment } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { NativeSelect, TextArea, TextField } from '../ui/field.js';
import { Skeleton } from '../ui/states.js';
import { MyToldUs, TellUs } from './settings.graphql.js';
import styles from './you.module.css';

/** What a clinician would want to know if they are asked to help; all optional (H11). */
export function ToldUs() {
  const t = useT();
  const told = useQuery(queryOf(MyToldUs));
  return (
    <section className={styles.section} aria-labelledby="told-us">
      <h2 id="told-us">{t('told.title')}</h2>
      <p>{t('told.lead')}</p>
      {told.isPending && <Skeleton stillText={t('app.loading')} />}
      {told.isError && <LoadFailed query={told} />}
      {told.data && <ToldForm given={told.data.myToldUs} />}
    </section>
  );
}

const texts = ['condition', 'treatment', 'devices', 'region', 'contactBy', 'supporter'] as const;
const ages = ['18-29', '30-44', '45-59', '60-74', '75+'];

function ToldForm({ given }: { given: ToldUsFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const draft = useFieldsDraft('told:us', {
    ...(Object.fromEntries(texts.map((name) => [name, given[name] ?? ''])) as Record<(typeof texts)[number], string>),
    years: given.yearsWithIt == null ? '' : String(given.yearsWithIt),
    ageBand: given.ageBand ?? '',
    pregnancy: given.pregnancy == null ? '' : given.pregnancy ? 'yes' : 'no',
  });
  const { values } = draft;
  const [problem, setProblem] = useState('');
  const [yearsProblem, setYearsProblem] = useState('');
  const [state, setState] = useState<'idle' | 'pending' | 'saved'>('idle');
  const set = (name: keyof typeof values) => (value: string) => {
    draft.set({ [name]: value });
    setState('idle');
  };

  const save = async () => {
    const { years, ageBand, pregnancy, ...rest } = values;
    if (years && !/^\d{1,3}$/.test(years.trim())) return setYearsProblem(t('told.yearsWrong'));
    setState('pending');
    setProblem('');
    setYearsProblem('');
    try {
      const input = {
        ...Object.fromEntries(texts.map((name) => [name, rest[name].trim() || null])),
        yearsWithIt: years ? Number(years) : null,
        ageBand: ageBand || null,
        pregnancy: pregnancy === '' ? null : pregnancy === 'yes',
      };
      await draft.send(async () => {
        const { tellUs } = await request(TellUs, { input });
        client.setQueryData(queryOf(MyToldUs).queryKey, { myToldUs: tellUs });
      });
      setState('saved');
      announce(t('app.saved'));
    } catch (error) {
      setState('idle');
      setProblem(words(error));
    }
  };

  const text = (name: (typeof texts)[number]) => (
    <TextField label={t(`told.${name}`)} value={values[name]} onChange={set(name)} maxLength={200} autoComplete="off" />
  );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {text('condition')}
      <TextField
        label={t('told.years')}
        inputMode="numeric"
        value={values.years}
        onChange={set('years')}
        maxLength={3}
        error={yearsProblem}
      />
      <TextArea
        label={t('told.treatment')}
        hint={t('told.treatmentHint')}
        rows={2}
        value={values.treatment}
        onChange={set('treatment')}
        maxLength={500}
      />
      {text('devices')}
      <NativeSelect
        label={t('told.pregnancy')}
        none={t('told.notSaid')}
        value={values.pregnancy}
        onChange={set('pregnancy')}
        options={[
          { value: 'yes', text: t('told.yes') },
          { value: 'no', text: t('told.no') },
        ]}
      />
      <NativeSelect
        label={t('told.ageBand')}
        none={t('told.notSaid')}
        value={values.ageBand}
        onChange={set('ageBand')}
        options={agesWith(given.ageBand).map((age) => ({ value: age, text: age }))}
      />
      {text('region')}
      {text('contactBy')}
      {text('supporter')}
      {problem && <Banner tone="trouble">{problem}</Banner>}
      <div className={styles.row}>
        <Button type="submit" kind="primary" pending={state === 'pending'}>
          {t('told.save')}
        </Button>
        <p role="status">
          {state === 'saved'
            ? t('app.saved')
            : given.updatedAt
              ? t('told.updated', { at: time.date(given.updatedAt) })
              : ''}
        </p>
      </div>
    </form>
  );
}

const agesWith = (age: string | null | undefined): string[] => (age && !ages.includes(age) ? [age, ...ages] : ages);
