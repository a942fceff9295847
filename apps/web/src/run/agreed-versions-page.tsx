import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { AgreedVersionsQuery } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Pagination } from '../ui/pagination.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { AgreedFrame, type Part } from './agreed-frame.js';
import { Differences } from './agreed-differences.js';
import { AgreedVersions, ProposeAgreedRestore } from './agreed.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';
import { RestoreVersion } from './restore-version.js';

type Version = AgreedVersionsQuery['configurationVersions']['items'][number];

/** Every version of one part, who made it, and the way back. */
export function AgreedVersionsPage() {
  return <AgreedFrame>{(part) => <Versions part={part} />}</AgreedFrame>;
}

function Versions({ part }: { part: Part }) {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const query = useQuery({
    ...queryOf(AgreedVersions, { part: part.name, after }),
    placeholderData: (before) => before,
  });
  const data = query.data?.configurationVersions;
  const next = data?.page.hasNext ? data.page.next : null;
  return (
    <>
      {query.isPending && <Skeleton stillText={t('app.loading')} />}
      {query.isError && <NotLoaded query={query} at="/run/agreed" hidden />}
      {data && (
        <ol role="list" className={styles.versions}>
          {data.items.map((version) => (
            <VersionRow key={version.number} version={version} part={part} />
          ))}
          {!data.page.hasNext && (
            <li>
              <div className={styles.rowHead}>
                <h2>{t('agreed.version.standard')}</h2>
                {part.version === 1 && <Tag tone="done">{t('agreed.version.now')}</Tag>}
              </div>
              <p className={styles.quiet}>{t('agreed.version.standardNote')}</p>
              <Restore number={1} part={part} />
            </li>
          )}
        </ol>
      )}
      {data && (
        <Pagination
          label={t('proposed.versions.pages')}
          previous={after ? { to: '?', text: t('proposed.newest') } : undefined}
          next={next ? { to: `?after=${next}`, text: t('proposed.older') } : undefined}
        />
      )}
    </>
  );
}

function VersionRow({ version, part }: { version: Version; part: Part }) {
  const t = useT();
  const time = useTime();
  return (
    <li>
      <div className={styles.rowHead}>
        <h2>
          <Link to={`/run/agreed/proposals/${version.proposalId}`}>
            {t('proposed.version', { number: version.number })}
          </Link>
        </h2>
        {version.number === part.version && <Tag tone="done">{t('agreed.version.now')}</Tag>}
        {version.restores !== null && version.restores !== undefined && (
          <Tag>
            {t(version.restores === 1 ? 'agreed.backToStandard' : 'proposed.backTo', { version: version.restores })}
          </Tag>
        )}
      </div>
      <p>{version.reason}</p>
      <Differences part={part} changes={version.changes} />
      <p className={styles.quiet}>
        {t('proposed.version.by', {
          by: version.proposedByName ?? t('proposed.somebody'),
          and: version.decidedByName ?? t('proposed.somebody'),
          at: time.dayAndClock(version.approvedAt),
        })}
      </p>
      <Restore number={version.number} part={part} />
    </li>
  );
}

/** The way back to a version; 1 is the standard. */
function Restore({ number, part }: { number: number; part: Part }) {
  const t = useT();
  if (!part.viewerCan.propose || number === part.version) return null;
  return (
    <RestoreVersion
      text={t(number === 1 ? 'agreed.restore.standard' : 'proposed.restore', { version: number })}
      hint={t('agreed.reason.hint')}
      place={`agreed:restore:${part.name.toLowerCase()}:v.${number}`}
      proposals="/run/agreed/proposals"
      proposed={t('agreed.proposed')}
      propose={async (key, reason) =>
        (await request(ProposeAgreedRestore, { key, part: part.name, version: number, base: part.version, reason }))
          .proposeConfigurationRestore
      }
    />
  );
}
