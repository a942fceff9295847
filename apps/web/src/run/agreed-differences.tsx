import { useT } from '../platform/i18n.js';
import { Heading, type Part } from './agreed-frame.js';
import { type AgreedField, languageOf, levelOf, useFieldWords } from './agreed-words.js';
import styles from './kept.module.css';

interface Change {
  key: string;
  before: string;
  after: string;
}

/** What becomes otherwise, field by field: as it was, and as it would be. */
export function Differences({ part, changes }: { part: Pick<Part, 'name' | 'fields'>; changes: readonly Change[] }) {
  return (
    <dl className={styles.facts}>
      {changes.map((change) => {
        const field = part.fields.find(({ key }) => key === change.key);
        return field && <Difference key={change.key} part={part} field={field} change={change} />;
      })}
    </dl>
  );
}

function Difference({ part, field, change }: { part: Pick<Part, 'name'>; field: AgreedField; change: Change }) {
  const t = useT();
  const words = useFieldWords(part.name);
  const level = levelOf(field);
  const { before, after } = change;
  return (
    <div>
      <dt>
        {words.name(field)}
        {level && (
          <span className={styles.atLevel}>
            <Heading level={level} />
          </span>
        )}
      </dt>
      <dd>
        {field.kind === 'text' ? (
          <ul role="list" className={styles.diff}>
            {before && (
              <li className={styles.removed} lang={languageOf(field)}>
                <span className="visually-hidden">{t('proposed.removed')}</span>
                {before}
              </li>
            )}
            {after ? (
              <li className={styles.added} lang={languageOf(field)}>
                <span className="visually-hidden">{t('proposed.added')}</span>
                {after}
              </li>
            ) : (
              <li>{t('agreed.englishStandsIn')}</li>
            )}
          </ul>
        ) : (
          <span>{t('proposed.fromTo', { from: words.value(field, before), to: words.value(field, after) })}</span>
        )}
      </dd>
    </div>
  );
}
