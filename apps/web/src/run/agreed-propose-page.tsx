import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { AgreedForm, startOf } from './agreed-form.js';
import { type Part, usePart } from './agreed-frame.js';
import { partOf, whoProposes } from './agreed-words.js';
import { AgreedProposalView } from './agreed.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

/** A form for the fields of one part: `?text=` takes the words of one template, `?from=` takes up a proposal again. */
export function AgreedProposePage() {
  const t = useT();
  const name = partOf(useParams()['part']);
  const [params] = useSearchParams();
  const query = usePart(name);
  const part = query.data?.configurationPart;
  const from = params.get('from');
  if (!name) return <p>{t('agreed.noPart')}</p>;
  return (
    <div className={styles.page}>
      <BackLink to={from ? `/run/agreed/proposals/${from}` : `/run/agreed/${name}`}>
        {from ? t('proposed.backOne') : t(`agreed.${name}`)}
      </BackLink>
      <div className={styles.head}>
        <PageTitle>{t('agreed.propose.title', { part: name })}</PageTitle>
        <p className={styles.lead}>{t('agreed.propose.lead')}</p>
      </div>
      {query.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {query.isError && <NotLoaded query={query} at="/run/agreed" hidden />}
      {part && !part.viewerCan.propose && <p>{t(`agreed.notYours.${whoProposes(part)}`)}</p>}
      {part?.viewerCan.propose &&
        (from ? <OfProposal id={from} part={part} /> : <OfPart part={part} text={params.get('text')} />)}
    </div>
  );
}

function OfPart({ part, text }: { part: Part; text: string | null }) {
  const only = part.name === 'templates' ? (text ?? part.fields[0]?.key.split('.')[0]) : undefined;
  const fields = part.fields.filter(({ key }) => !only || key.startsWith(`${only}.`));
  const place = ['agreed', part.name, ...(only ? [only] : [])].join(':').toLowerCase();
  return <AgreedForm key={place} place={place} part={part} fields={fields} start={startOf(part, fields)} />;
}

/** The values of a proposal that has been overtaken, to be looked at anew. */
function OfProposal({ id, part }: { id: string; part: Part }) {
  const t = useT();
  const found = useQuery(queryOf(AgreedProposalView, { id }));
  const proposal = found.data?.configurationProposal;
  if (found.isPending) return <Skeleton stillText={t('app.loading')} height={12} />;
  if (!proposal) return <NotLoaded query={found} at="/run/agreed" hidden />;
  const touched = part.fields.filter(({ key }) => proposal.changes.some((change) => change.key === key));
  const wanted = Object.fromEntries(proposal.changes.map(({ key, after }) => [key, after]));
  const start = { ...startOf(part, touched), ...wanted, reason: proposal.reason };
  return <AgreedForm key={id} place={`agreed:again:${id}`} part={part} fields={touched} start={start} />;
}
