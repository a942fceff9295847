import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { consents } from '@kith/contracts/consents';
import { queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { Banner } from '../ui/banner.js';
import { TextButton } from '../ui/button.js';
import { CheckboxCard, CheckboxCards, RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Person } from '../ui/person.js';
import { Portrait } from '../ui/portrait.js';
import { Skeleton } from '../ui/states.js';
import { Countries, GroupsToJoin, NameCheck, NameIdeas } from './join.graphql.js';
import styles from './entrance.module.css';
import type { ChosenName, JoinState } from './join-state.js';

export interface StepProps {
  state: JoinState;
  change: (part: Partial<JoinState>) => void;
  problem: string;
}

export function CountryStep({ state, change, problem }: StepProps) {
  const t = useT();
  const countries = useQuery(queryOf(Countries));
  if (countries.isPending) return <Skeleton stillText={t('app.loading')} rows={1} />;
  if (countries.isError) return <LoadFailed query={countries} />;
  const chosen = countries.data.countries.find((country) => country.code === state.country);
  return (
    <>
      <NativeSelect
        id="country"
        label={t('join.country.label')}
        autoComplete="country"
        value={state.country}
        onChange={(country) => change({ country })}
        options={countries.data.countries.map(({ code, name }) => ({ value: code, text: name }))}
        error={problem}
      />
      {chosen && !chosen.open && <Banner tone="caution">{t('join.country.closed', { country: chosen.name })}</Banner>}
    </>
  );
}

export function AgeStep({ state, change, problem }: StepProps) {
  const t = useT();
  return (
    <RadioCards
      id="age"
      legend={t('join.age.title')}
      quietLegend
      error={problem}
      value={state.isAdult === null ? null : state.isAdult ? 'yes' : 'no'}
      onChange={(value) => change({ isAdult: value === 'yes' })}
      choices={[
        { value: 'yes', text: t('join.age.yes') },
        { value: 'no', text: t('join.age.no') },
      ]}
      tall
    />
  );
}

export function GroupsStep({ state, change, problem }: StepProps) {
  const t = useT();
  const groups = useQuery(queryOf(GroupsToJoin));
  if (groups.isPending) return <Skeleton stillText={t('app.loading')} />;
  if (groups.isError) return <LoadFailed query={groups} />;
  return (
    <CheckboxCards
      id="groups"
      legend={t('join.groups.title')}
      quietLegend
      error={problem}
      value={state.groups}
      onChange={(chosen) => change({ groups: chosen })}
      choices={groups.data.groups
        .filter((group) => group.joinRule !== 'INVITED')
        .map((group) => ({
          value: group.id,
          text: group.name,
          note: group.joinRule === 'ASK' ? `${group.summary} ${t('join.groups.ask')}.` : group.summary,
        }))}
    />
  );
}

interface NameStepProps {
  group: { id: string; name: string; joinRule: string };
  chosen: ChosenName | undefined;
  onChange: (name: ChosenName) => void;
  problem: string;
  /** About a name of one's own. */
  ownProblem: string;
}

/** A name and a drawing for one group: three ideas, or one's own. */
export function NameStep({ group, chosen, onChange, problem, ownProblem }: NameStepProps) {
  const t = useT();
  const say = useDynamicT();
  const [seed, setSeed] = useState(() => Math.floor(Math.random() * 1000));
  const ideas = useQuery({ ...queryOf(NameIdeas, { groupId: group.id, seed }), staleTime: Infinity });
  const [own, setOwn] = useState(chosen?.own ? chosen.name : '');
  const check = useQuery({
    queryKey: ['NameCheck', group.id, own],
    queryFn: () => request(NameCheck, { name: own, groupId: group.id }),
    enabled: own.trim().length > 1,
  });
  const answer = own ? check.data?.nameCheck : undefined;
  const note = chosen?.note ?? '';
  const list = ideas.data?.nameIdeas ?? [];

  return (
    <>
      <div className={styles.ideas}>
        {ideas.isPending && <Skeleton stillText={t('app.loading')} />}
        {ideas.isError && <LoadFailed query={ideas} />}
        <RadioCards
          id="name"
          legend={t('join.names.title')}
          quietLegend
          error={problem}
          value={own ? null : (chosen?.name ?? null)}
          onChange={(name) => {
            setOwn('');
            onChange({
              name,
              avatar: list.find((idea) => idea.name === name)?.avatar ?? 'kettle-clay',
              note,
              own: false,
            });
          }}
          choices={list.map((idea) => ({
            value: idea.name,
            text: idea.name,
            lead: <Portrait name={idea.avatar} size={48} />,
          }))}
          tall
        />
        <TextButton onPress={() => setSeed((before) => before + 1)}>{t('join.names.more')}</TextButton>
      </div>
      <TextField
        id="own"
        label={t('join.names.own')}
        placeholder={t('join.names.example')}
        value={own}
        maxLength={40}
        autoComplete="off"
        onChange={(name) => {
          setOwn(name);
          onChange({ name: name.trim(), avatar: chosen?.avatar ?? list[0]?.avatar ?? 'kettle-clay', note, own: true });
        }}
        error={
          ownProblem ||
          (answer && !answer.ok ? say(`refusal.${answer.problem ?? ''}`, {}, 'refusal.input.invalid') : '')
        }
      />
      {answer?.ok && answer.looksReal && <Banner tone="caution">{t('join.names.real')}</Banner>}
      {chosen?.name && (
        <div className={styles.preview}>
          <p>{t('join.names.preview')}</p>
          <Person avatar={chosen.avatar} name={chosen.name} note={t('join.names.new')} />
        </div>
      )}
      {group.joinRule === 'ASK' && (
        <TextField
          label={t('join.ask.label', { group: group.name })}
          optional={t('app.optional')}
          value={note}
          maxLength={300}
          onChange={(words) => chosen && onChange({ ...chosen, note: words })}
        />
      )}
      <p className={styles.lead}>{t('join.names.note')}</p>
    </>
  );
}

export function RulesStep({ state, change, problem }: StepProps) {
  const t = useT();
  const toggle = (purpose: string, on: boolean) =>
    change({ consents: on ? [...state.consents, purpose] : state.consents.filter((given) => given !== purpose) });
  return (
    <>
      <ul className={styles.rules}>
        {([1, 2, 3] as const).map((n) => (
          <li key={n}>{t(`join.rule${n}`)}</li>
        ))}
      </ul>
      <div className={styles.ideas} id="rules">
        <CheckboxCard checked={state.rules} onChange={(rules) => change({ rules })}>
          {t('join.rules.ok')}
        </CheckboxCard>
        {consents.map((consent) => (
          <CheckboxCard
            key={consent.purpose}
            checked={state.consents.includes(consent.purpose)}
            onChange={(on) => toggle(consent.purpose, on)}
          >
            {t(`consent.${consent.purpose}`)}
          </CheckboxCard>
        ))}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}
