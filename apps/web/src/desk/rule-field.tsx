import { ruleCodes } from '@kith/contracts/moderation-codes';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { NativeSelect } from '../ui/field.js';
import { DeskRules } from './concern.graphql.js';
import styles from './concern.module.css';

interface RuleFieldProps {
  value: string;
  onChange: (code: string) => void;
  /** Distress may be a reason to hide for a while, never to take down or to pause (R20). */
  mayBeCare: boolean;
  error?: string | undefined;
}

/** The rule an act stands on, with its plain words as the member will read them (R21). */
export function RuleField({ value, onChange, mayBeCare, error }: RuleFieldProps) {
  const t = useT();
  const say = useDynamicT();
  const rules = useQuery({ ...queryOf(DeskRules), staleTime: Infinity }).data?.rules ?? [];
  const words = rules.find(({ code }) => code === value)?.words;
  return (
    <div className={styles.rule}>
      <NativeSelect
        label={t('hide.rule')}
        none={t('hide.ruleNone')}
        value={value}
        error={error}
        onChange={onChange}
        options={rules
          .filter(({ forRemoval }) => mayBeCare || forRemoval)
          .map(({ code, words: text }) => ({ value: code, text: isKnown(code) ? say(`rule.${code}`) : text }))}
      />
      {words && <p className={styles.muted}>{words}</p>}
    </div>
  );
}

const isKnown = (code: string): boolean => (ruleCodes as readonly string[]).includes(code);
