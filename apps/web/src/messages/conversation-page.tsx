import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import type { ConversationFieldsFragment } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useSession } from '../platform/session.js';
import { useNow, useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Card } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { CallBack } from './call-back.js';
import { Letters, Readers } from './letters.js';
import { Conversations, ConversationView, MarkConversationRead, WriteInConversation } from './messages.graphql.js';
import styles from './messages.module.css';

/** One private conversation, with the team of a group or with the clinic (ux.md M15). */
export function ConversationPage() {
  const { conversation: id = '' } = useParams();
  const t = useT();
  const view = useQuery({ ...queryOf(ConversationView, { id }), refetchInterval: usePollWhenDown() });
  useHint('conversation.changed', (hint) => {
    if (!hint || hint.id === id) void view.refetch();
  });

  if (view.isPending || (view.isError && !view.data)) {
    return (
      <>
        <PageTitle quiet />
        {view.isPending ? <Skeleton stillText={t('app.loading')} height={8} /> : <LoadFailed query={view} />}
      </>
    );
  }
  if (!view.data.conversation) {
    return (
      <>
        <BackLink to="/messages">{t('nav.messages')}</BackLink>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>{t('page.missing.text')}</p>
      </>
    );
  }
  return <Talk key={id} conversation={view.data.conversation} />;
}

function Talk({ conversation }: { conversation: ConversationFieldsFragment }) {
  const t = useT();
  const client = useQueryClient();
  const { id, kind } = conversation;
  const draft = useDraft(`conversation:${id}`);
  const clinical = kind === 'CLINICAL';
  const title = clinical
    ? t('messages.clinic', { name: conversation.title })
    : t('messages.team', { group: conversation.groupName ?? conversation.title });
  useMarkRead(conversation);
  const box = useRef<HTMLDivElement>(null);
  useLanding(conversation);

  const take = (given: ConversationFieldsFragment) => {
    client.setQueryData(queryOf(ConversationView, { id }).queryKey, { conversation: given });
    void client.invalidateQueries({ queryKey: keyOf(Conversations) });
  };
  const send = async (body: string) => {
    const { writeInConversation } = await draft.send((key) =>
      request(WriteInConversation, { key, conversationId: id, body }),
    );
    take(writeInConversation);
    announce(t('messages.sent'));
    box.current?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <Columns
      asideLabel={t('thread.aside')}
      aside={
        <>
          <Readers readers={conversation.readers} />
          {clinical && (
            <section>
              <h2>{t('messages.cannot')}</h2>
              <p>{t('messages.cannotText')}</p>
            </section>
          )}
        </>
      }
    >
      <BackLink to="/messages">{t('nav.messages')}</BackLink>
      <PageTitle className={styles.title}>{title}</PageTitle>
      <p className={styles.lead}>{t(clinical ? 'messages.leadClinic' : 'messages.leadTeam')}</p>
      {conversation.items.length === 0 && <EmptyState>{t('messages.emptyTalk')}</EmptyState>}
      <Letters conversation={conversation} />
      <Receipt conversation={conversation} />
      {clinical && <CallBack conversation={conversation} onAsked={take} />}
      <div ref={box}>
        {conversation.viewerCan.write ? (
          <Card as="section" labelledBy="write-here" className={styles.write ?? ''}>
            <h2 id="write-here">{t('messages.write')}</h2>
            <Composer
              draft={draft}
              label={t(clinical ? 'messages.readBy.clinic' : 'messages.readBy.team')}
              send={t('messages.send')}
              sendIcon="send"
              onSend={send}
              max={5000}
              plain
            />
          </Card>
        ) : (
          <Banner icon="info" live={false}>
            {t('messages.over')} <a href="/help">{t('app.help')}</a>
          </Banner>
        )}
      </div>
    </Columns>
  );
}

/** Who reads it and by when, while the team has not answered. */
function Receipt({ conversation: { receipt } }: { conversation: ConversationFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  if (!receipt) return null;
  const { lookBy, moderator } = receipt;
  const isLate = lookBy !== null && new Date(lookBy) < now;
  return (
    <Banner icon="check-circle" live={false}>
      <b>{t('messages.receipt.title')}.</b>{' '}
      {lookBy
        ? t(isLate ? 'messages.receipt.late' : 'messages.receipt.by', { at: time.dayAndClock(lookBy) })
        : t('messages.receipt.seen')}{' '}
      {moderator
        ? t('messages.receipt.here', { name: moderator.displayName, at: time.shortClock(moderator.until) })
        : t('messages.receipt.nobody')}{' '}
      <T id="ask.cannotWait" values={{ link: (chunks) => <a href="/help">{chunks}</a> }} />
    </Banner>
  );
}

/** Opens where the new words are. */
function useLanding({ unread, items }: ConversationFieldsFragment): void {
  const last = useRef(unread && items.length > 2 ? items.at(-1)?.id : undefined);
  useEffect(() => {
    if (last.current) document.getElementById(`letter-${last.current}`)?.scrollIntoView({ block: 'start' });
  }, []);
}

/** Reading is being there: what is new counts as read once it is on the screen. */
function useMarkRead({ id, unread, items }: ConversationFieldsFragment): void {
  const client = useQueryClient();
  const { refresh } = useSession();
  const last = items.at(-1)?.id;
  const done = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!unread || done.current === last) return;
    const mark = () => {
      if (document.visibilityState === 'hidden' || done.current === last) return;
      done.current = last;
      request(MarkConversationRead, { id }).then(
        () => Promise.all([client.invalidateQueries({ queryKey: keyOf(Conversations) }), refresh()]),
        () => (done.current = undefined),
      );
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [id, unread, last, client, refresh]);
}
