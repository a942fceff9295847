import { useState } from 'react';
import type { GroupInput, JoinRule, RunGroupFieldsFragment } from '../gql/graphql.js';
import type { Draft } from '../platform/draft.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { CheckboxCard, RadioCards } from '../ui/choice-cards.js';
import { TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import styles from './run.module.css';

const joinRules = ['OPEN', 'ASK', 'INVITED'] as const satisfies readonly JoinRule[];
const premoderations = ['OFF', 'FIRST_THREE', 'ALL'] as const;
type Premoderation = (typeof premoderations)[number];

interface GroupFormProps {
  /** Where its draft lies. */
  place: string;
  start: RunGroupFieldsFragment | null;
  problem: { field: string; text: string } | null;
  pending: boolean;
  onSave: (input: GroupInput, send: Draft['send']) => void;
}

const blank: GroupInput = {
  name: '',
  slug: '',
  summary: '',
  about: '',
  joinRule: 'ASK',
  premoderation: 'FIRST_THREE',
  moderatedHours: '',
  isSensitive: false,
};

const startOf = ({
  name,
  slug,
  summary,
  about,
  joinRule,
  premoderation,
  moderatedHours,
  isSensitive,
}: RunGroupFieldsFragment): GroupInput => ({
  name,
  slug,
  summary,
  about,
  joinRule,
  premoderation,
  moderatedHours,
  isSensitive,
});

/** A name as an address: small letters, digits, dashes. */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** All settings of a group. What was typed stays whatever the server says. */
export function GroupForm({ place, start, problem, pending, onSave }: GroupFormProps) {
  const t = useT();
  const { values: input, set, send } = useFieldsDraft(place, start ? startOf(start) : blank);
  const [slugTouched, setSlugTouched] = useState(start !== null);
  const [tried, setTried] = useState(false);
  const missing = {
    name: !input.name.trim(),
    slug: !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.slug),
    summary: !input.summary.trim(),
  };
  const errorAt = (field: string) => {
    if (tried && (field === 'name' || field === 'slug' || field === 'summary') && missing[field])
      return t(`groups.missing.${field}`);
    return problem?.field === field ? problem.text : undefined;
  };
  const isAtField = problem ? ['name', 'slug', 'summary', 'about', 'moderatedHours'].includes(problem.field) : false;

  return (
    <form
      className={styles.form}
      aria-label={t('groups.edit')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!Object.values(missing).some(Boolean)) onSave(input, send);
      }}
    >
      <h2>{t('groups.edit')}</h2>
      <TextField
        label={t('groups.name')}
        maxLength={60}
        value={input.name}
        error={errorAt('name')}
        onChange={(name) => set(slugTouched ? { name } : { name, slug: slugOf(name) })}
      />
      <TextField
        label={t('groups.slug')}
        hint={t('groups.slugHint')}
        maxLength={40}
        value={input.slug}
        error={errorAt('slug')}
        onChange={(slug) => {
          setSlugTouched(true);
          set({ slug });
        }}
      />
      <TextField
        label={t('groups.summary')}
        maxLength={200}
        value={input.summary}
        error={errorAt('summary')}
        onChange={(summary) => set({ summary })}
      />
      <TextArea
        label={t('groups.about')}
        hint={t('groups.aboutHint')}
        maxLength={5000}
        rows={5}
        value={input.about}
        error={errorAt('about')}
        onChange={(about) => set({ about })}
      />
      <RadioCards
        legend={t('groups.joinRule')}
        value={input.joinRule}
        onChange={(joinRule) => set({ joinRule })}
        choices={joinRules.map((rule) => ({ value: rule, text: t(`groups.join.${rule}`) }))}
      />
      <RadioCards
        legend={t('groups.premoderation')}
        value={input.premoderation as Premoderation}
        onChange={(premoderation) => set({ premoderation })}
        choices={premoderations.map((one) => ({ value: one, text: t(`groups.pre.${one}`) }))}
      />
      <TextField
        label={t('groups.hours')}
        hint={t('groups.hoursHint')}
        maxLength={120}
        value={input.moderatedHours}
        error={errorAt('moderatedHours')}
        onChange={(moderatedHours) => set({ moderatedHours })}
      />
      <CheckboxCard
        checked={input.isSensitive}
        onChange={(isSensitive) => set({ isSensitive })}
        note={t('groups.sensitiveNote')}
      >
        {t('groups.sensitive')}
      </CheckboxCard>
      {problem && !isAtField && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem.text}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" pending={pending}>
          {t(start ? 'groups.save' : 'groups.saveNew')}
        </Button>
      </div>
    </form>
  );
}
