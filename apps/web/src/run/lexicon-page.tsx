import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Level, LexiconRulesQuery, RuleCategory, RuleLanguage } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { LevelTag } from '../platform/levels.js';
import { LinkButton } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { LexiconFrame, type Lexicon } from './lexicon-frame.js';
import { LexiconRules } from './lexicon.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

type Row = LexiconRulesQuery['lexiconRules']['items'][number];

const categories = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const satisfies readonly RuleCategory[];
export const ruleLanguages = ['en', 'es'] as const satisfies readonly RuleLanguage[];
export const raising = ['CRISIS', 'RED', 'AMBER'] as const satisfies readonly Level[];
const oneOf = <V extends string>(values: readonly V[], given: string | null): V | null =>
  values.find((value) => value === given) ?? null;

/** The rules that texts are read with (R61): searched while one types. Filters and pages live in the address. */
export function LexiconPage() {
  const t = useT();
  return <LexiconFrame lead={t('lexicon.lead')}>{(lexicon) => <Rules lexicon={lexicon} />}</LexiconFrame>;
}

function Rules({ lexicon }: { lexicon: Lexicon }) {
  const t = useT();
  const times = useAgreedTimes();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const search = useDeferredValue(typed.trim().slice(0, 100));
  const category = oneOf(categories, params.get('category'));
  const level = oneOf(raising, params.get('level'));
  const language = oneOf(ruleLanguages, params.get('language'));
  const after = params.get('after');
  const rules = useQuery({
    ...queryOf(LexiconRules, { search, category, level, language, after }),
    placeholderData: (before) => before,
  });
  const data = rules.data?.lexiconRules;
  const isFiltered = Boolean(search || category || level || language);

  const change = (name: string, value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        if (name !== 'after') next.delete('after');
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    if (search !== (params.get('q') ?? '')) change('q', search);
    // The address follows the words, not the other way round.
  }, [search]);
  const link = (mark: string | null) => {
    const next = new URLSearchParams(params);
    if (mark) next.set('after', mark);
    else next.delete('after');
    return `?${next.toString()}`;
  };

  return (
    <>
      <div role="search" className={styles.search}>
        <TextField label={t('lexicon.search')} type="search" value={typed} maxLength={100} onChange={setTyped} />
        <NativeSelect
          label={t('lexicon.category')}
          none={t('lexicon.all')}
          value={category ?? ''}
          onChange={(value) => change('category', value)}
          options={categories.map((value) => ({ value, text: t(`lexicon.category.${value}`) }))}
        />
        <NativeSelect
          label={t('lexicon.level')}
          none={t('lexicon.all')}
          value={level ?? ''}
          onChange={(value) => change('level', value)}
          options={raising.map((value) => ({
            value,
            text: t(`lexicon.startsAt.${value}`, { time: times.look(value) }),
          }))}
        />
        <NativeSelect
          label={t('lexicon.language')}
          none={t('lexicon.all')}
          value={language ?? ''}
          onChange={(value) => change('language', value)}
          options={ruleLanguages.map((value) => ({ value, text: t(`lexicon.language.${value}`) }))}
        />
      </div>
      <div className={styles.bar}>
        <p role="status" className={styles.quiet}>
          {data && t(isFiltered ? 'lexicon.count.of' : 'lexicon.count', { count: data.total, all: lexicon.rules })}
        </p>
        {lexicon.viewerCan.propose && (
          <LinkButton size="small" icon="plus" to="/run/lexicon/propose">
            {t('lexicon.new')}
          </LinkButton>
        )}
      </div>
      {rules.isPending && <Skeleton stillText={t('app.loading')} rows={6} />}
      {rules.isError && <NotLoaded query={rules} at="/run/lexicon" hidden />}
      {data?.items.length === 0 && <EmptyState>{t('lexicon.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <div className={styles.rules}>
          {grouped(data.items).map(({ label, signal, rules: group }) => (
            <section key={signal} aria-labelledby={`row-${signal}`}>
              <h2 id={`row-${signal}`}>
                {label} <span className={styles.code}>{signal}</span>
              </h2>
              <ul role="list">
                {group.map((rule) => (
                  <RuleRow key={rule.id} rule={rule} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {data && (
        <Pagination
          label={t('lexicon.pages')}
          previous={after ? { to: link(null), text: t('lexicon.first') } : undefined}
          next={
            data.page.hasNext && data.page.next ? { to: link(data.page.next), text: t('lexicon.further') } : undefined
          }
        />
      )}
    </>
  );
}

/** Rules of the same row together; the list comes in the order of the rows. */
function grouped(rules: readonly Row[]) {
  const groups: { signal: string; label: string; rules: Row[] }[] = [];
  for (const rule of rules) {
    const last = groups.at(-1);
    if (last?.signal === rule.signal) last.rules.push(rule);
    else groups.push({ signal: rule.signal, label: rule.label, rules: [rule] });
  }
  return groups;
}

function RuleRow({ rule }: { rule: Row }) {
  const t = useT();
  return (
    <li>
      <div>
        <LevelTag level={rule.level} />
      </div>
      <div className={styles.ruleWords}>
        <Link to={`/run/lexicon/rules/${encodeURIComponent(rule.id)}`}>{rule.id}</Link>
        {rule.positive[0] && (
          <p className={styles.quiet}>
            <T
              id="lexicon.hears"
              values={{ example: rule.positive[0], said: (words) => <span lang={rule.language}>{words}</span> }}
            />
          </p>
        )}
      </div>
      <p className={styles.tags}>
        {rule.language !== 'en' && <Tag>{t(`lexicon.language.${rule.language}`)}</Tag>}
        {rule.certainty === 'possible' && <Tag>{t('lexicon.possible')}</Tag>}
        {rule.changedIn !== null && <Tag tone="soft">{t('lexicon.changedIn', { version: rule.changedIn })}</Tag>}
        {rule.signedOff && <Tag tone="done">{t('lexicon.signedOff')}</Tag>}
      </p>
    </li>
  );
}
