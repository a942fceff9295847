import type { ReactNode } from 'react';
import type { LexiconRuleFieldsFragment } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import { PatternList } from './lexicon-patterns.js';
import styles from './kept.module.css';

type Rule = LexiconRuleFieldsFragment;

/** Everything that a rule says, in words. */
export function RuleFacts({ rule }: { rule: Rule }) {
  const t = useT();
  const times = useAgreedTimes();
  const say = useDynamicT();
  const time = useTime();
  return (
    <>
      <section className={styles.section} aria-labelledby="rule-listens">
        <h2 id="rule-listens">{t('lexicon.listens')}</h2>
        <p>
          {t(rule.all.length === 1 ? 'lexicon.listens.one' : 'lexicon.listens.all', {
            parts: rule.all.length,
            within: rule.within,
          })}{' '}
          <span className={styles.quiet}>{t('lexicon.key')}</span>
        </p>
        <div className={styles.parts}>
          {rule.all.map((part, at) => (
            <div key={at} className={styles.part}>
              {rule.all.length > 1 && <h3>{t('lexicon.part', { number: at + 1 })}</h3>}
              <PatternList patterns={part} />
            </div>
          ))}
        </div>
        {rule.unless.length > 0 && (
          <div className={styles.part}>
            <h3>{t('lexicon.unless')}</h3>
            <PatternList patterns={rule.unless} />
          </div>
        )}
        {rule.deaf.length > 0 && (
          <p className={styles.quiet}>
            {t('lexicon.deaf', {
              turns: rule.deaf.map((turn) => say(`lexicon.deaf.${turn}`, {}, 'lexicon.turn.other')).join(', '),
            })}
          </p>
        )}
        <details className={styles.asWritten}>
          <summary>{t('lexicon.asWritten')}</summary>
          {[...rule.all, ...(rule.unless.length ? [rule.unless] : [])].map((part, at) => (
            <pre key={at}>{part.join('\n')}</pre>
          ))}
        </details>
      </section>
      <section className={styles.section} aria-labelledby="rule-examples">
        <h2 id="rule-examples">{t('lexicon.examples')}</h2>
        <div className={styles.two}>
          <Examples title={t('lexicon.positive')} icon="check-circle" of={rule.positive} language={rule.language} />
          <Examples title={t('lexicon.negative')} icon="mute" of={rule.negative} language={rule.language} />
        </div>
      </section>
      <section className={styles.section} aria-labelledby="rule-keeping">
        <h2 id="rule-keeping">{t('lexicon.keeping')}</h2>
        <dl className={styles.facts}>
          <Fact name={t('lexicon.category')}>{t(`lexicon.category.${rule.category}`)}</Fact>
          <Fact name={t('lexicon.language')}>{t(`lexicon.language.${rule.language}`)}</Fact>
          <Fact name={t('lexicon.level')}>
            {say(`lexicon.startsAt.${rule.level}`, { time: times.look(rule.level) }, 'lexicon.startsAt.AMBER')}
          </Fact>
          <Fact name={t('lexicon.certainty')}>{t(`lexicon.certainty.${rule.certainty}`)}</Fact>
          {rule.hold && <Fact name={t('lexicon.hold')}>{t('lexicon.hold.text')}</Fact>}
          <Fact name={t('lexicon.owner')}>{say(`lexicon.owner.${rule.owner}`, {}, 'lexicon.owner.clinical-lead')}</Fact>
          <Fact name={t('lexicon.lastReview')}>{time.date(`${rule.lastReview}T12:00:00Z`)}</Fact>
          <Fact name={t('lexicon.sign')}>{t(rule.signedOff ? 'lexicon.sign.yes' : 'lexicon.sign.no')}</Fact>
        </dl>
      </section>
    </>
  );
}

interface ExamplesProps {
  title: string;
  icon: 'check-circle' | 'mute';
  of: readonly string[];
  language: Rule['language'];
}

function Examples({ title, icon, of, language }: ExamplesProps) {
  return (
    <div>
      <h3 className={styles.withIcon}>
        <Icon name={icon} />
        {title}
      </h3>
      <ul role="list" className={styles.examples}>
        {of.map((example) => (
          <li key={example} lang={language}>
            <T id="lexicon.quoted" values={{ example }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
