import type { ReactNode } from 'react';
import type { HowDetectorDidQuery } from '../gql/graphql.js';
import { T, useDynamicT, useT, type MessageId } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import styles from './detector.module.css';

export type Rule = HowDetectorDidQuery['ruleFigures']['rules'][number];

const columns = [
  'detector.rule',
  'detector.level',
  'detector.fired',
  'detector.decided',
  'detector.agreed',
  'detector.overruled',
  'detector.cases',
  'detector.wait',
] as const satisfies readonly MessageId[];

/** One row for each rule; a card each where there is no room for columns. */
export function RuleTable({ rules, labelledBy }: { rules: readonly Rule[]; labelledBy: string }) {
  const t = useT();
  return (
    <div className={styles.sheet}>
      <table className={styles.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.ruleId} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const agreed = t('detector.agreedOf', { agreed: rule.agreed, decided: rule.decided });
  return (
    <tr>
      <th scope="row" className={styles.rule}>
        <span className={styles.words}>{rule.words}</span>
        <span className={styles.id}>{rule.ruleId}</span>
        {rule.shouldNarrow && (
          <span className={styles.narrow}>
            <Icon name="warning" size={1.15} />
            <span>{t('detector.narrow')}</span>
          </span>
        )}
      </th>
      <td className={styles.level}>
        <span>
          <LevelWords level={rule.level} />
        </span>
      </td>
      <Figure label="detector.fired" value={rule.fired}>
        {t('detector.members', { count: rule.members })}
      </Figure>
      <Figure label="detector.decided" value={rule.decided}>
        {rule.open > 0 && t('detector.open', { count: rule.open })}
      </Figure>
      {rule.agreedPercent === null ? (
        <Figure label="detector.agreed" value={rule.decided > 0 && agreed}>
          {t(rule.decided > 0 ? 'detector.tooFew' : 'detector.noneYet')}
        </Figure>
      ) : (
        <Figure label="detector.agreed" value={t('detector.percent', { percent: rule.agreedPercent })}>
          {agreed}
          <span className={styles.bar} aria-hidden="true">
            <span style={{ inlineSize: `${rule.agreedPercent}%` }} />
          </span>
        </Figure>
      )}
      <Figure label="detector.overruled" value={rule.overruled} wide>
        {rule.reasons.length > 0 && (
          <ul role="list">
            {rule.reasons.map(({ reason, count }) => (
              <li key={reason}>
                <T
                  id="detector.reason"
                  values={{ reason: say(`detector.reason.${reason}`, {}, 'detector.reason.otherReason'), count }}
                />
              </li>
            ))}
          </ul>
        )}
      </Figure>
      <Figure label="detector.cases" value={rule.cases} />
      <Figure label="detector.wait" value={rule.middleSeconds !== null && time.span(rule.middleSeconds)}>
        {rule.middleSeconds === null && t('detector.nobody')}
      </Figure>
    </tr>
  );
}

interface FigureProps {
  /** Heading of the column, shown beside the figure on a card. */
  label: MessageId;
  /** False where there is no figure, only words. */
  value: string | number | false;
  /** Takes a line of its own on a card. */
  wide?: boolean;
  children?: ReactNode;
}

function Figure({ label, value, wide = false, children }: FigureProps) {
  const t = useT();
  return (
    <td data-wide={wide || undefined}>
      <span className={styles.label} aria-hidden="true">
        {t(label)}
      </span>
      {value !== false && <span className={styles.figure}>{value}</span>}
      {children && <div className={styles.more}>{children}</div>}
    </td>
  );
}
