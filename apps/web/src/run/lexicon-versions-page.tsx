import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { LexiconVersionFieldsFragment } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Pagination } from '../ui/pagination.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { LexiconFrame, type Lexicon } from './lexicon-frame.js';
import { ProposeLexiconRestore } from './lexicon-proposals.graphql.js';
import { LexiconVersions } from './lexicon.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';
import { RestoreVersion } from './restore-version.js';

/** Every version of the lexicon, who made it, and the way back. */
export function LexiconVersionsPage() {
  const t = useT();
  return <LexiconFrame lead={t('lexicon.versions.lead')}>{(lexicon) => <Versions lexicon={lexicon} />}</LexiconFrame>;
}

function Versions({ lexicon }: { lexicon: Lexicon }) {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const versions = useQuery({ ...queryOf(LexiconVersions, { after }), placeholderData: (before) => before });
  const data = versions.data?.lexiconVersions;
  return (
    <>
      {versions.isPending && <Skeleton stillText={t('app.loading')} />}
      {versions.isError && <NotLoaded query={versions} at="/run/lexicon" hidden />}
      {data && (
        <ol role="list" className={styles.versions}>
          {data.items.map((version) => (
            <VersionRow key={version.number} version={version} lexicon={lexicon} />
          ))}
          {!data.page.hasNext && (
            <li>
              <div className={styles.rowHead}>
                <h2>{t('lexicon.version.release', { name: lexicon.release })}</h2>
                {lexicon.version === 0 && <Tag tone="done">{t('lexicon.version.now')}</Tag>}
              </div>
              <p className={styles.quiet}>{t('lexicon.version.releaseNote')}</p>
              <Restore number={0} lexicon={lexicon} />
            </li>
          )}
        </ol>
      )}
      {data && (
        <Pagination
          label={t('proposed.versions.pages')}
          previous={after ? { to: '?', text: t('proposed.newest') } : undefined}
          next={
            data.page.hasNext && data.page.next
              ? { to: `?after=${data.page.next}`, text: t('proposed.older') }
              : undefined
          }
        />
      )}
    </>
  );
}

function VersionRow({ version, lexicon }: { version: LexiconVersionFieldsFragment; lexicon: Lexicon }) {
  const t = useT();
  const time = useTime();
  return (
    <li>
      <div className={styles.rowHead}>
        <h2>
          <Link to={`/run/lexicon/proposals/${version.proposalId}`}>
            {t('proposed.version', { number: version.number })}
          </Link>
        </h2>
        {version.number === lexicon.version && <Tag tone="done">{t('lexicon.version.now')}</Tag>}
        {version.restores !== null && (
          <Tag>
            {t(version.restores === 0 ? 'lexicon.proposal.release' : 'proposed.backTo', {
              version: version.restores,
            })}
          </Tag>
        )}
      </div>
      <p>{version.reason}</p>
      <p className={styles.tags}>
        {version.touched.map((id) => (
          <Link key={id} to={`/run/lexicon/rules/${encodeURIComponent(id)}`} className={styles.code}>
            {id}
          </Link>
        ))}
      </p>
      <p className={styles.quiet}>
        {t('proposed.version.by', {
          by: version.proposedByName ?? t('proposed.somebody'),
          and: version.decidedByName ?? t('proposed.somebody'),
          at: time.dayAndClock(version.approvedAt),
        })}
      </p>
      <Restore number={version.number} lexicon={lexicon} />
    </li>
  );
}

/** The way back to a version; 0 is the release. */
function Restore({ number, lexicon }: { number: number; lexicon: Lexicon }) {
  const t = useT();
  if (!lexicon.viewerCan.propose || number === lexicon.version) return null;
  return (
    <RestoreVersion
      text={t(number === 0 ? 'lexicon.restore.release' : 'proposed.restore', { version: number })}
      hint={t('lexicon.restore.hint')}
      place={`lexicon:restore:v.${number}`}
      proposals="/run/lexicon/proposals"
      proposed={t('lexicon.proposed')}
      propose={async (key, reason) =>
        (await request(ProposeLexiconRestore, { key, version: number, base: lexicon.version, reason }))
          .proposeLexiconRestore
      }
    />
  );
}
