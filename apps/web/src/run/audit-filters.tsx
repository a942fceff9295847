import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditEvent } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button, LinkButton } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import styles from './run.module.css';

const events: readonly AuditEvent[] = [
  'SIGN_IN',
  'ROLE',
  'QUEUE',
  'CONCERN',
  'STAFF_VIEW',
  'PRIVATE_VIEW',
  'CONTENT',
  'TEMPLATE',
  'PAGE',
  'ACKNOWLEDGE',
  'CASE',
  'NOTE',
  'PLAN',
  'CONTACT',
  'REVEAL',
  'EXPORT',
  'HOLD',
  'ERASURE',
  'CONSENT',
  'APPEAL',
  'LEXICON',
  'CONFIGURATION',
  'DETECTOR',
  'BREACH',
  'REFUSED',
  'AUDIT',
];
export const isEvent = (text: string | null): text is AuditEvent => events.some((event) => event === text);

const usual = ['event', 'caseNumber', 'actorName', 'personId', 'from', 'until'] as const;
const rare = ['action', 'targetType', 'targetId'] as const;
const filterNames = [...usual, ...rare];
type FilterName = (typeof filterNames)[number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isWrong = {
  caseNumber: (text: string) => text !== '' && !/^\d{1,9}$/.test(text),
  personId: (text: string) => text !== '' && !uuid.test(text),
};

/** What to look for in the record; it stands in the address. */
export function AuditFilters() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState<Record<FilterName, string>>(
    () => Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? ''])) as Record<FilterName, string>,
  );
  const set = (name: FilterName) => (value: string) => setTyped((now) => ({ ...now, [name]: value }));
  const [isChecked, setChecked] = useState(false);
  const wrong = (name: keyof typeof isWrong) => isChecked && isWrong[name](typed[name].trim());
  const isFiltered = filterNames.some((name) => params.has(name));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isWrong.caseNumber(typed.caseNumber.trim()) || isWrong.personId(typed.personId.trim())) return;
        setParams(Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim())));
      }}
    >
      <div className={styles.inline}>
        <NativeSelect
          label={t('audit.event')}
          value={typed.event}
          onChange={set('event')}
          none={t('audit.event.any')}
          options={events.map((value) => ({ value, text: t(`audit.event.${value}`) }))}
        />
        <TextField
          label={t('audit.caseNumber')}
          value={typed.caseNumber}
          onChange={set('caseNumber')}
          error={wrong('caseNumber') ? t('audit.caseWrong') : undefined}
        />
        <TextField label={t('audit.actorName')} value={typed.actorName} onChange={set('actorName')} />
        <TextField
          label={t('audit.personId')}
          value={typed.personId}
          onChange={set('personId')}
          error={wrong('personId') ? t('audit.personWrong') : undefined}
        />
        <TextField label={t('audit.from')} type="datetime-local" value={typed.from} onChange={set('from')} />
        <TextField label={t('audit.until')} type="datetime-local" value={typed.until} onChange={set('until')} />
      </div>
      <details open={rare.some((name) => params.has(name))}>
        <summary>{t('audit.more.filters')}</summary>
        <div className={styles.inline}>
          <TextField
            label={t('audit.action')}
            value={typed.action}
            onChange={set('action')}
            placeholder="role.granted"
          />
          <TextField
            label={t('audit.targetType')}
            value={typed.targetType}
            onChange={set('targetType')}
            placeholder="account"
          />
          <TextField label={t('audit.targetId')} value={typed.targetId} onChange={set('targetId')} />
        </div>
      </details>
      <div className={styles.buttons}>
        <Button type="submit">{t('audit.show')}</Button>
        {isFiltered && (
          <LinkButton kind="quiet" to="?">
            {t('audit.clear')}
          </LinkButton>
        )}
      </div>
    </form>
  );
}
