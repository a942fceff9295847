import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Refusal } from '../platform/refusal.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { Heading, type Part } from './agreed-frame.js';
import { type AgreedField, languageOf, levelOf, useFieldWords } from './agreed-words.js';
import { ProposeAgreedChange } from './agreed.graphql.js';
import styles from './kept.module.css';
import { TemplatePreview } from './template-preview.js';

/** What is in the boxes: each field by its key, the reason, and the version that was looked at. */
type Boxes = Record<string, string>;

export const startOf = (part: Pick<Part, 'version'>, fields: readonly AgreedField[]): Boxes => ({
  ...Object.fromEntries(fields.map(({ key, value }) => [key, value])),
  reason: '',
  base: String(part.version),
});

interface AgreedFormProps {
  /** Where its draft lies. */
  place: string;
  part: Part;
  fields: readonly AgreedField[];
  start: Boxes;
}

/** Fields of one part as somebody would have them. What was typed stays whatever the server says. */
export function AgreedForm({ place, part, fields, start }: AgreedFormProps) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const navigate = useNavigate();
  const { values, set, send } = useFieldsDraft(place, start);
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const base = Number(values['base']);
  const changes = fields
    .map(({ key, value }) => ({ key, value: (values[key] ?? value).trim(), now: value }))
    .filter(({ value, now }) => value !== now)
    .map(({ key, value }) => ({ key, value }));

  const propose = async () => {
    if (!changes.length) {
      setProblem({ field: '', text: t('agreed.nothing') });
      return;
    }
    setPending(true);
    setProblem(null);
    try {
      const { proposeConfigurationChange } = await send((key) =>
        request(ProposeAgreedChange, {
          key,
          input: { part: part.name, base, changes, reason: values['reason'] ?? '' },
        }),
      );
      toast({ text: t('agreed.proposed') });
      await navigate(`/run/agreed/proposals/${proposeConfigurationChange.id}`);
    } catch (error) {
      const field = error instanceof Refusal ? error.details['field'] : '';
      setProblem({ field: typeof field === 'string' ? field : '', text: words(error) });
    } finally {
      setPending(false);
    }
  };

  const isAtField = problem && [...fields.map(({ key }) => key), 'reason'].includes(problem.field);
  const errorAt = (field: string) => (problem?.field === field ? problem.text : undefined);
  const groups = [...Map.groupBy(fields, levelOf).entries()].sort(
    ([a], [b]) => Number(a === null) - Number(b === null),
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
      {base !== part.version && (
        <Banner
          tone="caution"
          icon="warning"
          actions={
            <Button size="small" onPress={() => set({ base: String(part.version) })}>
              {t('proposed.looked', { version: part.version })}
            </Button>
          }
        >
          {t('agreed.old', { base, version: part.version })}
        </Banner>
      )}
      {groups.map(([level, inGroup]) => (
        <fieldset key={level ?? 'every'} className={styles.group}>
          <legend className={groups.length === 1 ? 'visually-hidden' : undefined}>
            <Heading level={level} />
          </legend>
          <div className={part.name === 'templates' ? styles.fields : `${styles.fields} ${styles.two}`}>
            {inGroup.map((field) => (
              <FieldBox
                key={field.key}
                part={part}
                field={field}
                value={values[field.key] ?? field.value}
                error={errorAt(field.key)}
                onChange={(value) => set({ [field.key]: value })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <TextArea
        label={t('proposed.reason')}
        hint={t('agreed.reason.hint')}
        rows={3}
        maxLength={2000}
        value={values['reason'] ?? ''}
        error={errorAt('reason')}
        onChange={(reason) => set({ reason })}
      />
      {problem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {isAtField ? t('agreed.faults') : problem.text}
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

interface FieldBoxProps {
  part: Part;
  field: AgreedField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function FieldBox({ part, field, value, error, onChange }: FieldBoxProps) {
  const t = useT();
  const words = useFieldWords(part.name);
  const label = words.name(field);
  if (field.kind === 'text') {
    const hints = [
      field.mayBeEmpty && t('agreed.text.mayBeEmpty'),
      t('agreed.text.hint'),
      field.keeps.length > 0 && t('agreed.text.keeps', { blanks: field.keeps.join(', ') }),
    ];
    return (
      <>
        <TextArea
          label={t(`agreed.language.${languageOf(field)}`)}
          hint={hints.filter(Boolean).join(' ')}
          rows={6}
          maxLength={1200}
          value={value}
          error={error}
          onChange={onChange}
        />
        {value.trim() && <TemplatePreview words={value} language={languageOf(field)} />}
      </>
    );
  }
  const unit = field.unit ?? 'count';
  const bounds = {
    min: field.min ?? 0,
    max: field.max ?? 0,
    unit,
    standard: words.value(field, field.standard),
  };
  return (
    <TextField
      label={field.kind === 'number' ? t('agreed.inUnit', { name: label, unit }) : label}
      hint={t(
        `agreed.${field.kind === 'number' ? 'bounds' : field.kind === 'zone' ? 'zoneHint' : 'hoursHint'}`,
        bounds,
      )}
      inputMode={field.kind === 'number' ? 'numeric' : 'text'}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
