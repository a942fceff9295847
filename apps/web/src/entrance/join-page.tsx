import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { consents } from '@kith/contracts/consents';
import { shortestPassword } from '@kith/contracts/password';
import { queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { newKey } from '../platform/idempotency.js';
import { PageTitle } from '../platform/page-title.js';
import { Refusal } from '../platform/refusal.js';
import { Button } from '../ui/button.js';
import { ErrorSummary, TextField } from '../ui/field.js';
import { BackLink, Steps } from '../ui/navigation.js';
import styles from './entrance.module.css';
import { GroupsToJoin, Countries, Join, NameCheck } from './join.graphql.js';
import { joinedHere, mostGroups, useJoinState } from './join-state.js';
import { AgeStep, CountryStep, GroupsStep, NameStep, RulesStep } from './join-steps.js';
import { placeOf } from './join-problems.js';
import { SendAgain } from './send-again.js';
import { withWords } from './words.js';

const steps = ['country', 'age', 'groups', 'names', 'rules', 'account'] as const;

/** Join, one question a page, country first (ux.md M02). The step lives in the address, so back works. */
export const JoinPage = withWords(function JoinFlow() {
  const t = useT();
  const say = useDynamicT();
  const words = useRefusalText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state, change, forget } = useJoinState();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const [sentTo, setSentTo] = useState('');
  const groups = useQuery(queryOf(GroupsToJoin)).data?.groups ?? [];
  const countries = useQuery(queryOf(Countries)).data?.countries ?? [];

  const step = steps[Math.min(Math.max(Number(params.get('step') ?? 1), 1), 6) - 1] ?? 'country';
  const number = steps.indexOf(step) + 1;
  const naming = groups.find((group) => group.id === (params.get('group') ?? state.groups[0]));
  const about = (field: string) => (problem?.field === field ? problem.text : '');

  const go = (to: number, group?: string) => {
    setProblem(null);
    void navigate(`/join?step=${to}${group ? `&group=${group}` : ''}`);
  };
  const at = state.groups.indexOf(naming?.id ?? '');
  const back =
    step === 'names' && at > 0
      ? `/join?step=4&group=${state.groups[at - 1]}`
      : step === 'rules'
        ? state.groups.length
          ? `/join?step=4&group=${state.groups.at(-1)}`
          : '/join?step=3'
        : `/join?step=${number - 1}`;

  /** A name that cannot be worn is said here, not on the last page. */
  const nameNext = async () => {
    const chosen = naming && state.names[naming.id];
    if (!naming || !chosen?.name) return setProblem({ field: 'name', text: t('join.names.needed') });
    const field = chosen.own ? 'own' : 'name';
    try {
      const { nameCheck } = await request(NameCheck, { name: chosen.name, groupId: naming.id });
      if (!nameCheck.ok)
        return setProblem({ field, text: say(`refusal.${nameCheck.problem ?? ''}`, {}, 'refusal.input.invalid') });
    } catch (error) {
      return setProblem({ field, text: words(error) });
    }
    const following = state.groups[at + 1];
    if (following) go(4, following);
    else go(5);
  };

  const forward = async () => {
    switch (step) {
      case 'country':
        if (countries.find((country) => country.code === state.country)?.open === false) return;
        return go(2);
      case 'age':
        if (state.isAdult === null) return setProblem({ field: 'age', text: t('refusal.input.required') });
        return go(state.isAdult ? 3 : 2);
      case 'groups':
        if (state.groups.length > mostGroups)
          return setProblem({ field: 'groups', text: t('join.groups.tooMany', { max: mostGroups }) });
        return state.groups.length ? go(4, state.groups[0]) : go(5);
      case 'names':
        return nameNext();
      case 'rules':
        if (!state.rules || consents.some((one) => one.required && !state.consents.includes(one.purpose)))
          return setProblem({ field: 'rules', text: t('join.consent.needed') });
        return go(6);
      case 'account':
        return send();
    }
  };

  const send = async () => {
    setPending(true);
    setProblem(null);
    try {
      await request(Join, {
        input: {
          key: state.key,
          country: state.country,
          isAdult: state.isAdult === true,
          email: state.email,
          password,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          groups: state.groups.map((groupId) => ({
            groupId,
            displayName: state.names[groupId]?.name ?? '',
            avatar: state.names[groupId]?.avatar ?? 'kettle-clay',
            note: state.names[groupId]?.note || null,
          })),
          acceptedRules: state.rules,
          consents: consents
            .filter(({ purpose }) => state.consents.includes(purpose))
            .map(({ purpose, version }) => ({ purpose, version })),
        },
      });
      joinedHere.note();
      setSentTo(state.email);
      forget();
    } catch (error) {
      if (error instanceof Refusal) change({ key: newKey() });
      const place = placeOf(error);
      if (place.step !== 6) go(place.step, place.group);
      setProblem({ field: place.field, text: words(error) });
    } finally {
      setPending(false);
    }
  };

  if (sentTo) {
    return (
      <div className={styles.step}>
        <PageTitle>{t('join.done.title')}</PageTitle>
        <p className={styles.lead}>{t('join.done.text', { email: sentTo })}</p>
        <SendAgain to={sentTo} />
        <p className={styles.links}>
          <Link to="/sign-in">{t('signIn.go')}</Link>
          <Link to="/outbox">{t('join.done.outbox')}</Link>
        </p>
      </div>
    );
  }
  if (step === 'age' && state.isAdult === false) {
    return (
      <div className={styles.step}>
        <BackLink to="/join?step=1">{t('app.back')}</BackLink>
        <PageTitle>{t('join.age.stop')}</PageTitle>
        <p className={styles.lead}>{t('join.age.stopText')}</p>
        <p className={styles.links}>
          <a href="/help">{t('app.help')}</a>
          <Button kind="quiet" onPress={() => change({ isAdult: null })}>
            {t('app.back')}
          </Button>
        </p>
      </div>
    );
  }

  const title =
    step === 'names' && naming && state.groups.length > 1
      ? t('join.names.titleIn', { group: naming.name })
      : t(`join.${step}.title`);
  const hint = step === 'rules' ? null : t(`join.${step}.hint`);

  return (
    <div className={styles.step}>
      {number > 1 && <BackLink to={back}>{t('app.back')}</BackLink>}
      <Steps now={number} of={steps.length}>
        {t('join.step', { now: number, of: steps.length })}
      </Steps>
      <PageTitle windowTitle={t('screen.join')}>{title}</PageTitle>
      {hint && <p className={styles.lead}>{hint}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void forward();
        }}
      >
        {problem && <ErrorSummary title={t('join.summary')} errors={[problem]} />}
        <div className={styles.fields}>
          {step === 'country' && <CountryStep state={state} change={change} problem={about('country')} />}
          {step === 'age' && <AgeStep state={state} change={change} problem={about('age')} />}
          {step === 'groups' && <GroupsStep state={state} change={change} problem={about('groups')} />}
          {step === 'names' && naming && (
            <NameStep
              key={naming.id}
              group={naming}
              chosen={state.names[naming.id]}
              onChange={(name) => change({ names: { ...state.names, [naming.id]: name } })}
              problem={about('name')}
              ownProblem={about('own')}
            />
          )}
          {step === 'rules' && <RulesStep state={state} change={change} problem={about('rules')} />}
          {step === 'account' && (
            <>
              <TextField
                id="email"
                label={t('signIn.email')}
                type="email"
                autoComplete="email"
                value={state.email}
                onChange={(email) => change({ email })}
                error={about('email')}
                required
              />
              <TextField
                id="password"
                label={t('signIn.password')}
                hint={t('password.hint', { min: shortestPassword })}
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={setPassword}
                error={about('password')}
                reveal={{ show: t('signIn.show'), hide: t('signIn.hide') }}
                required
              />
            </>
          )}
        </div>
        <Button type="submit" kind="primary" size="large" wide pending={pending}>
          {step === 'account'
            ? t('join.account.go')
            : step === 'groups' && !state.groups.length
              ? t('join.groups.skip')
              : t('app.continue')}
        </Button>
      </form>
      {number === 1 && (
        <p className={styles.links}>
          <Link to="/sign-in">{t('join.have')}</Link>
        </p>
      )}
    </div>
  );
});
