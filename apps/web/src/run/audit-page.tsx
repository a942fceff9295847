import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { AuditFilter, AuditTrailQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { AuditCheckResult } from './audit-check.js';
import { AuditFilters, isEvent } from './audit-filters.js';
import { AuditNights } from './audit-nights.js';
import { AuditTrail } from './audit.graphql.js';
import { NotLoaded } from './refused.js';
import styles from './run.module.css';

type Row = AuditTrailQuery['auditTrail']['items'][number];

const instant = (local: string | null): string | null => {
  const at = local ? new Date(local) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
};

const numberOf = (text: string | null): number | null => (text && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** Who did and saw what (ux.md A08). Filters and pages live in the address. */
export function AuditPage() {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const event = params.get('event');
  const filter: AuditFilter = {
    event: isEvent(event) ? event : null,
    caseNumber: numberOf(params.get('caseNumber')),
    actorName: params.get('actorName') || null,
    personId: params.get('personId')?.trim() || null,
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
          <AuditNights />
          <AuditFilters key={params.toString()} />
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
        <b>
          {row.actorName ? (
            <Link
              to={`?${new URLSearchParams({ actorName: row.actorName })}`}
              aria-label={t('audit.actor.only', { name: row.actorName })}
            >
              {row.actorName}
            </Link>
          ) : (
            t('audit.kith')
          )}
        </b>
        {roles && <p>{roles}</p>}
      </div>
      <div>
        <b>{row.action}</b>
        <p>
          {row.targetType} {row.targetId}
        </p>
        {facts.length > 0 && <p>{facts.join('. ')}</p>}
        {row.caseNumber !== null && (
          <Link to={`?caseNumber=${row.caseNumber}`} aria-label={t('audit.case.only', { number: row.caseNumber })}>
            {t('audit.case', { number: row.caseNumber })}
          </Link>
        )}
      </div>
    </li>
  );
}
