import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { refusalOf } from '../platform/refusal.js';
import { LinkButton } from '../ui/button.js';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.js';
import { Concern } from './concern.graphql.js';
import { ConcernView } from './concern-view.js';

/** Decide once, with enough context and no more (S03). */
export function ConcernPage() {
  const t = useT();
  const words = useRefusalText();
  const { concern: id = '' } = useParams();
  const query = useQuery({ ...queryOf(Concern, { id }), refetchInterval: usePollWhenDown() });
  const item = query.data?.reviewItem;
  useHint('reviewItem.changed', (hint) => {
    if (!hint || hint.id === id) void query.refetch();
  });
  useHint('conversation.changed', (hint) => {
    if (!hint || !item?.conversation || hint.id === item.conversation.id) void query.refetch();
  });
  useHint('escalation.changed', () => void query.refetch());

  if (item) return <ConcernView key={item.id} item={item} />;
  const refused = refusalOf(query.error);
  const toQueue = <LinkButton to="/desk/queue">{t('concern.toQueue')}</LinkButton>;
  return (
    <>
      <PageTitle />
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={16} />}
      {query.isError && !refused && <LoadFailed query={query} />}
      {refused && (
        <ErrorState title={t('concern.missing')} actions={toQueue}>
          {refused === 'action.involved' ? t('concern.involved') : words(query.error)}
        </ErrorState>
      )}
      {item === null && <EmptyState action={toQueue}>{t('concern.missingText')}</EmptyState>}
    </>
  );
}
