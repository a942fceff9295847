import { useId } from 'react';
import type { Draft } from '../platform/draft.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { NativeSelect, TextArea, TextField } from '../ui/field.js';
import styles from './concern.module.css';
import { blanksOf, filledWith, hasOpenBlank } from './template-words.js';
import type { ConcernItem } from './use-concern.js';

type Template = ConcernItem['templates'][number];

/** Mark in the title of a draft: free words instead of a template. */
const own = 'own';

interface MemberWordsProps {
  draft: Draft;
  templates: readonly Template[];
  /** Leads and clinicians may write freely; peers fill in what was agreed (R23). */
  mayWriteFreely: boolean;
  name: string;
  problem: string;
  onChange: () => void;
  /** Blanks we can fill at the start, such as until when the moderator is here. */
  known?: Readonly<Record<string, string>>;
  /** Blanks that are filled when it is sent, as the preview says them until then. */
  later?: Readonly<Record<string, string>>;
}

/** Words to a member: begin from a template, fill its blanks, see what they will read. Everything is kept as it is typed. */
export function MemberWords({
  draft,
  templates,
  mayWriteFreely,
  name,
  problem,
  onChange,
  known = {},
  later = {},
}: MemberWordsProps) {
  const t = useT();
  const say = useDynamicT();
  const previewId = useId();
  const free = templates.length === 0 || draft.title === own;
  const template = templates.find(({ id }) => id === draft.title);
  const values = template ? blanksOf(template, draft.body) : {};

  const choose = (id: string) => {
    onChange();
    const next = templates.find((one) => one.id === id);
    draft.setTitle(id);
    if (next) draft.setBody(filledWith(next, { ...known, ...(template && onlyFilled(values)) }));
    else if (id === '') draft.setBody('');
  };

  return (
    <div className={styles.memberWords}>
      {templates.length > 0 && (
        <NativeSelect
          label={t('words.template')}
          none={t('words.none')}
          value={draft.title}
          onChange={choose}
          error={!template && !free ? problem : undefined}
          options={[
            ...templates.map(({ id, name: text }) => ({ value: id, text })),
            ...(mayWriteFreely ? [{ value: own, text: t('words.own') }] : []),
          ]}
        />
      )}
      {template?.blanks.map((blank, at) => (
        <TextField
          key={blank}
          label={say(`words.blank.${blank}`, { name: blank }, 'words.blank.other')}
          value={values[blank] ?? ''}
          error={at === 0 ? problem : undefined}
          onChange={(value) => {
            onChange();
            draft.setBody(filledWith(template, { ...values, [blank]: value.replaceAll(/[{}]/g, '') }));
          }}
        />
      ))}
      {free && (
        <TextArea
          label={t('words.ownLabel')}
          rows={5}
          value={draft.body}
          error={problem}
          onChange={(body) => {
            onChange();
            draft.setBody(body);
          }}
        />
      )}
      {draft.body && (
        <section className={styles.preview} aria-labelledby={previewId}>
          <h4 id={previewId}>{t('words.preview', { name })}</h4>
          <div className={styles.letter}>
            <p className={styles.from}>{t('words.from')}</p>
            <p>
              {draft.body.split(/(\{\w+\})/).map((part, at) => {
                const blank = /^\{(\w+)\}$/.exec(part)?.[1];
                return blank && later[blank] ? (
                  later[blank]
                ) : blank ? (
                  <span key={at} className={styles.blank}>
                    {say(`words.open.${blank}`, {}, 'words.open.detail')}
                  </span>
                ) : (
                  part
                );
              })}
            </p>
          </div>
        </section>
      )}
      {template && template.blanks.length === 0 && problem && (
        <p role="alert" className={styles.problem}>
          <T id="words.fill" />
        </p>
      )}
    </div>
  );
}

const onlyFilled = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** What is still missing, as a message id; null when the words can go out. */
export function missingIn(draft: Pick<Draft, 'title' | 'body'>, templates: readonly Template[]) {
  if (templates.length > 0 && draft.title === '') return 'words.choose' as const;
  if (!draft.body.trim()) return 'words.empty' as const;
  const template = templates.find(({ id }) => id === draft.title);
  return template && hasOpenBlank(template, draft.body) ? ('words.fill' as const) : null;
}

/** The template of a draft for the server; null for free words. */
export const templateOf = (draft: Pick<Draft, 'title'>): string | null =>
  draft.title && draft.title !== own ? draft.title : null;
