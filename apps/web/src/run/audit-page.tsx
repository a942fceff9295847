import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditFilter, AuditTrailQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { AuditCheckResult } from './audit-check.js';
import { AuditTrail } from './audit.graphql.js';
import { NotLoaded } from './refused.js';
import styles from './run.module.css';

const filterNames = ['action', 'targetType', 'targetId', 'from', 'until'] as const;
type FilterName = (typeof filterNames)[number];
type Row = AuditTrailQuery['auditTrail']['items'][number];

const instant = (local: string | null): string | null => {
  const at = local ? new Date(local) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
};

/** Who did and saw what (ux.md A08). Filters and pages live in the address. */
export function AuditPage() {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const filter: AuditFilter = {
    action: params.get('action') || null,
    targetType: params.get('targetType') || null,
    targetId: params.get('targetId') || null,
    from: instant(params.get('from')),
    until: instant(params.get('until')),
  };
  const trail = useQuery({
    ...queryOf(AuditTrail, { filter, after }),
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
  });
  const data = trail.data?.auditTrail;
  const link = (next: string | null) => {
    const kept = new URLSearchParams(params);
    if (next) kept.set('after', next);
    else kept.delete('after');
    return `?${kept.toString()}`;
  };

  return (
    <div className={`${styles.page} ${styles.audit}`}>
      <div>
        <PageTitle />
        <p className={styles.quiet}>{t('audit.lead')}</p>
      </div>
      {trail.isError ? (
        <NotLoaded query={trail} at="/run/audit" />
      ) : (
        <>
          <AuditCheckResult />
          <Filters key={params.toString()} />
          {trail.isPending && <Skeleton stillText={t('app.loading')} height={4} rows={6} />}
          {data?.items.length === 0 && <EmptyState>{t('audit.empty')}</EmptyState>}
          <ol role="list" className={styles.trail}>
            {data?.items.map((row) => (
              <TrailRow key={row.id} row={row} />
            ))}
          </ol>
          {data && (
            <Pagination
              label={t('audit.pages')}
              previous={after ? { to: link(null), text: t('audit.newest') } : undefined}
              next={
                data.page.hasNext && data.page.next ? { to: link(data.page.next), text: t('audit.older') } : undefined
              }
            />
          )}
        </>
      )}
    </div>
  );
}

function Filters() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState<Record<FilterName, string>>(
    () => Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? ''])) as Record<FilterName, string>,
  );
  const set = (name: FilterName) => (value: string) => setTyped((now) => ({ ...now, [name]: value }));
  const isFiltered = filterNames.some((name) => params.has(name));
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        setParams(Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim())));
      }}
    >
      <TextField label={t('audit.action')} value={typed.action} onChange={set('action')} placeholder="role.granted" />
      <TextField
        label={t('audit.targetType')}
        value={typed.targetType}
        onChange={set('targetType')}
        placeholder="account"
      />
      <TextField label={t('audit.targetId')} value={typed.targetId} onChange={set('targetId')} />
      <TextField label={t('audit.from')} type="datetime-local" value={typed.from} onChange={set('from')} />
      <TextField label={t('audit.until')} type="datetime-local" value={typed.until} onChange={set('until')} />
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

function TrailRow({ row }: { row: Row }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const roles = row.actorRoles.map((role) => say(`role.${role}`, {}, 'role.moderator')).join(', ');
  const facts = [
    !row.after || row.before === row.after
      ? (row.before ?? '')
      : row.before
        ? t('audit.change', { before: row.before, after: row.after })
        : t('audit.became', { after: row.after }),
    row.reasonCode ? t('audit.because', { reason: row.reasonCode }) : '',
    ...row.details.map(({ name, value }) => `${name}: ${value}`),
  ].filter(Boolean);
  return (
    <li>
      <time dateTime={row.at}>{time.dayAndClock(row.at)}</time>
      <div>
        <b>{row.actorName ?? t('audit.kith')}</b>
        {roles && <p>{roles}</p>}
      </div>
      <div>
        <b>{row.action}</b>
        <p>
          {row.targetType} {row.targetId}
        </p>
        {facts.length > 0 && <p>{facts.join('. ')}</p>}
      </div>
    </li>
  );
}
