import { Link } from 'react-router';
import { useT } from '../platform/i18n.js';
import { LevelWords, markOf } from '../platform/levels.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';
import { Tag } from '../ui/tag.js';
import { AgreedFrame, type Part } from './agreed-frame.js';
import { type AgreedField, languageOf, levelOf, useFieldWords, whoProposes } from './agreed-words.js';
import styles from './kept.module.css';

/** One part as it is in force, to be read. */
export function AgreedPartPage() {
  return (
    <AgreedFrame>
      {(part) => (
        <>
          <Propose part={part} />
          {part.fields.every(({ recordedOnly }) => recordedOnly) && <RecordedOnly />}
          {part.name === 'templates' ? <Templates part={part} /> : <Tables part={part} />}
          {part.name === 'timers' && <RunningClocks />}
        </>
      )}
    </AgreedFrame>
  );
}

function Propose({ part }: { part: Part }) {
  const t = useT();
  if (!part.viewerCan.propose) return <p className={styles.quiet}>{t(`agreed.notYours.${whoProposes(part)}`)}</p>;
  if (part.name === 'templates') return null;
  return (
    <div>
      <LinkButton icon="pencil" to={`/run/agreed/${part.name}/propose`}>
        {t('proposed.change')}
      </LinkButton>
    </div>
  );
}

function RecordedOnly() {
  const t = useT();
  return (
    <Banner icon="info" live={false}>
      {t('agreed.recordedOnly')}
    </Banner>
  );
}

function RunningClocks() {
  const t = useT();
  return <p className={styles.quiet}>{t('agreed.timers.running')}</p>;
}

/** What differs by level as a table of steps and levels, like that of the note; then what does not. */
function Tables({ part }: { part: Part }) {
  const t = useT();
  const [byLevel, others] = [part.fields.filter(levelOf), part.fields.filter((field) => !levelOf(field))];
  const steps = [...Map.groupBy(byLevel, ({ key }) => key.split('.')[0]).values()];
  return (
    <>
      {steps.length > 0 && (
        <table className={styles.table}>
          <caption className="visually-hidden">{t('agreed.byLevel')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agreed.field')}</th>
              {levels.map((level) => (
                <th key={level} scope="col">
                  <LevelWords level={level} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((fields) => (
              <StepRow key={fields[0]?.key} part={part} fields={fields} />
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <table className={styles.table}>
          <caption className={steps.length ? styles.caption : 'visually-hidden'}>{t('agreed.everyLevel')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agreed.field')}</th>
              <th scope="col">{t('agreed.value')}</th>
            </tr>
          </thead>
          <tbody>
            {others.map((field) => (
              <FieldRow key={field.key} part={part} field={field} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const levels = ['CRISIS', 'RED', 'AMBER'] as const;

function StepRow({ part, fields }: { part: Part; fields: readonly AgreedField[] }) {
  const t = useT();
  const words = useFieldWords(part.name);
  const [first] = fields;
  return (
    <tr>
      <th scope="row">{first && words.name(first)}</th>
      {levels.map((level) => {
        const field = fields.find((each) => levelOf(each) === level);
        return (
          <td key={level} data-name={t(`level.${markOf[level]}`)} data-none={field ? undefined : ''}>
            {field ? <FieldValue part={part} field={field} /> : t('agreed.none')}
          </td>
        );
      })}
    </tr>
  );
}

function FieldRow({ part, field }: { part: Part; field: AgreedField }) {
  const t = useT();
  const words = useFieldWords(part.name);
  return (
    <tr>
      <th scope="row">{words.name(field)}</th>
      <td data-name={t('agreed.value')}>
        <FieldValue part={part} field={field} />
      </td>
    </tr>
  );
}

/** The value in force, with the standard one under it where they are not the same. */
function FieldValue({ part, field }: { part: Part; field: AgreedField }) {
  const t = useT();
  const words = useFieldWords(part.name);
  if (field.value === field.standard) return words.value(field, field.value);
  return (
    <span>
      <b>{words.value(field, field.value)}</b>
      <span className={styles.atLevel}>{t('agreed.standard', { value: words.value(field, field.standard) })}</span>
    </span>
  );
}

/** Each template with its words in every language. */
function Templates({ part }: { part: Part }) {
  const t = useT();
  const byId = [...Map.groupBy(part.fields, ({ key }) => key.split('.')[0] ?? key).entries()];
  return (
    <ul role="list" className={styles.cards}>
      {byId.map(([id, texts]) => (
        <li key={id} className={styles.change} aria-labelledby={`template-${id}`}>
          <div className={styles.rowHead}>
            <h2 id={`template-${id}`} className={styles.templateName}>
              {texts[0]?.name}
            </h2>
            {texts.some(({ value, standard }) => value !== standard) && (
              <Tag tone="soft">{t('agreed.templates.changed')}</Tag>
            )}
          </div>
          <dl className={styles.facts}>
            {texts.map((text) => (
              <div key={text.key}>
                <dt>{t(`agreed.language.${languageOf(text)}`)}</dt>
                <dd lang={text.value ? languageOf(text) : undefined} className={text.value ? undefined : styles.quiet}>
                  {text.value || t('agreed.englishStandsIn')}
                </dd>
              </div>
            ))}
          </dl>
          {part.viewerCan.propose && (
            <p>
              <Link to={`/run/agreed/templates/propose?text=${id}`}>
                {t('proposed.change')}
                <span className="visually-hidden">: {texts[0]?.name}</span>
              </Link>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
