import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { PostFieldsFragment, ThreadViewQuery } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { useWaits } from '../platform/fold.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { QuickExit } from '../platform/quick-exit.js';
import { useHint, useSocket } from '../platform/realtime.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { BackLink, NewMark } from '../ui/navigation.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { lastNumberOn, pageOfPost, toPost } from './pages.js';
import { PostItem } from './post-item.js';
import { ThreadAside } from './thread-aside.js';
import { MarkRead, Reply, ThreadPosts, ThreadView } from './thread.graphql.js';
import styles from './thread.module.css';

type ThreadData = NonNullable<ThreadViewQuery['thread']>;

/** Read and answer: lands on the first unread reply, real pages of 20, new replies wait behind a bar (ux.md M08). */
export function ThreadPage() {
  const { thread: id = '' } = useParams();
  const view = useQuery(queryOf(ThreadView, { id }));
  const t = useT();
  if (view.isPending) {
    return (
      <>
        <PageTitle quiet />
        <Skeleton stillText={t('app.loading')} height={8} />
      </>
    );
  }
  if (view.isError) {
    return (
      <>
        <PageTitle quiet />
        <LoadFailed query={view} />
      </>
    );
  }
  if (!view.data.thread) {
    return (
      <>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>{t('thread.missing')}</p>
      </>
    );
  }
  return <ThreadBody key={id} thread={view.data.thread} />;
}

function ThreadBody({ thread }: { thread: ThreadData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const target = Number(params.get('post') ?? 0);
  const asked = Number(params.get('page') ?? 0);
  const page = target > 0 ? pageOfPost(target) : asked;
  const posts = useQuery(queryOf(ThreadPosts, { threadId: thread.id, page }));
  const [firstUnread] = useState(thread.firstUnread);
  const [since] = useState(thread.lastReadAt);
  const [waiting, setWaiting] = useState(0);
  const [replyTo, setReplyTo] = useState<PostFieldsFragment | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const sent = params.get('sent');
  const replies = posts.data?.posts.items.filter((post) => post.number > 1) ?? [];
  const opening = posts.data?.posts.items.find((post) => post.number === 1) ?? thread.opening;
  const waits = useWaits(thread.id, opening.contentNotes);
  // Nobody answers what the group cannot read; its notice says what goes on.
  const isUp = ['PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF'].includes(opening.state) || replies.length > 0;
  const pageNumber = posts.data?.posts.pageNumber ?? 1;
  const pageCount = posts.data?.posts.pageCount ?? 1;

  useWatch(thread.id);
  useHint('thread.changed', (hint) => {
    if (hint && hint.id !== thread.id) return;
    void request(ThreadView, { id: thread.id }).then(({ thread: now }) => {
      if (!now) return;
      if (now.replyCount > thread.replyCount) setWaiting(now.replyCount - thread.replyCount);
      else void client.invalidateQueries({ queryKey: keyOf(ThreadPosts) });
    });
  });
  useReadMarks(thread.id, replies);
  const found = target > 0 ? `post-${target}` : asked ? null : 'first-unread';
  useLanding(found, replies);
  useEffect(() => {
    if (sent === 'WAITING' || sent === 'HELD') announce(t(`write.outcome.${sent}`));
  }, [sent, t]);

  const showNew = async () => {
    setWaiting(0);
    await client.invalidateQueries({ queryKey: keyOf(ThreadView) });
    await client.invalidateQueries({ queryKey: keyOf(ThreadPosts) });
  };

  const draft = useDraft(`reply:${thread.id}`);
  const send = async (body: string) => {
    const replyToId = replyTo?.id ?? null;
    const { reply } = await draft.send((key) => request(Reply, { key, threadId: thread.id, body, replyToId }));
    setReplyTo(null);
    setOutcome(reply.outcome);
    setWaiting(0);
    await client.invalidateQueries({ queryKey: keyOf(ThreadView) });
    await client.invalidateQueries({ queryKey: keyOf(ThreadPosts) });
    await navigate(toPost(reply.post.number));
  };
  // The server decides: ordinary words are refused and stay in the box, words of danger are kept (SAFE-1).
  const { whyNot } = thread.viewerCan;
  const mayWrite = whyNot !== 'membership.required';
  const me = useViewer().memberships.find(({ groupId }) => groupId === thread.group.id);
  const answer = (post: PostFieldsFragment) => {
    setReplyTo(post.number > 1 ? post : null);
    document.getElementById('reply-box')?.focus();
  };

  return (
    <Columns aside={<ThreadAside group={thread.group} />} asideLabel={t('thread.aside')}>
      <BackLink to={`/groups/${thread.group.slug}`}>{thread.group.name}</BackLink>
      {thread.group.isSensitive && <QuickExit />}
      <PageTitle of={thread.group.name} className={styles.title}>
        {waits ? undefined : thread.title || undefined}
      </PageTitle>
      <p className={styles.facts}>
        {thread.topic && <Tag tone="sand">{t('thread.about', { topic: thread.topic })}</Tag>}
        {isUp && <span>{t('thread.replies', { count: thread.replyCount })}</span>}
      </p>

      {sent === 'PUBLISHED' && (
        <Banner tone="good" icon="check">
          {t('write.outcome.PUBLISHED')}
        </Banner>
      )}
      <PostItem
        post={opening}
        group={thread.group}
        opening={{ threadId: thread.id, title: thread.title }}
        onReply={answer}
      />

      {posts.isPending && <Skeleton stillText={t('app.loading')} />}
      {posts.isError && <LoadFailed query={posts} />}
      {posts.isSuccess && replies.length === 0 && isUp && <EmptyState>{t('thread.empty')}</EmptyState>}
      <ol className={styles.replies} start={replies[0]?.number}>
        {replies.map((post) => (
          <li key={post.id}>
            {post.number === firstUnread && (
              <NewMark id="first-unread">
                {since
                  ? t('thread.newSince', { day: time.daysAway(since) === 0 ? time.clock(since) : time.day(since) })
                  : t('thread.new')}
              </NewMark>
            )}
            <PostItem post={post} group={thread.group} onReply={answer} />
          </li>
        ))}
      </ol>
      {posts.isSuccess && <div data-read-to={lastNumberOn(pageNumber)} />}

      <Pagination
        label={t('thread.pages')}
        previous={pageNumber > 1 ? { to: `?page=${pageNumber - 1}`, text: t('thread.previous') } : undefined}
        next={pageNumber < pageCount ? { to: `?page=${pageNumber + 1}`, text: t('thread.next') } : undefined}
        numbered={{
          current: pageNumber,
          count: pageCount,
          toPage: (n) => `?page=${n}`,
          nameOf: (n) => t('thread.page', { page: n }),
        }}
      />
      {waiting > 0 && (
        <p className={styles.waiting}>
          <Button icon="arrow-down" onPress={() => void showNew()}>
            {t('thread.showNew', { count: waiting })}
          </Button>
        </p>
      )}
      {outcome && outcome !== 'PUBLISHED' && (
        <Banner tone="good">{say(`write.outcome.${outcome}`, {}, 'write.outcome.WAITING')}</Banner>
      )}

      {(isUp || (mayWrite && !opening.viewerCan.edit)) && (
        <Card as="section" labelledBy="write-reply" className={styles.write}>
          <h2 id="write-reply">{t('thread.write')}</h2>
          {whyNot && (
            <p>
              {say(`refusal.${whyNot}`, {}, 'refusal.thread.repliesOff')} {mayWrite && t('write.dangerAnyway')}
            </p>
          )}
          {mayWrite && (
            <>
              {replyTo && (
                <p className={styles.replyTo}>
                  {t('post.replyTo', { name: replyTo.author?.displayName ?? t('post.someone') })}{' '}
                  <Button kind="quiet" icon="close" label={t('thread.notToOne')} onPress={() => setReplyTo(null)} />
                </p>
              )}
              <Composer
                id="reply-box"
                draft={draft}
                group={thread.group.name}
                label={
                  whyNot || !me
                    ? t('write.words')
                    : t('thread.readers', { name: me.displayName, group: thread.group.name })
                }
                placeholder={t('thread.placeholder')}
                send={t('thread.post')}
                onSend={send}
              />
            </>
          )}
        </Card>
      )}
    </Columns>
  );
}

/** Asks the live line for changes of this thread while it is open, again after each reconnect. */
function useWatch(threadId: string): void {
  const socket = useSocket();
  useEffect(() => {
    if (!socket) return;
    const watch = () => socket.emit('thread.watch', { threadId }, () => undefined);
    watch();
    socket.on('connect', watch);
    return () => {
      socket.off('connect', watch);
      socket.emit('thread.unwatch', { threadId }, () => undefined);
    };
  }, [socket, threadId]);
}

/**
 * Marks as read what was really on the screen for one second: half a post, or the end of the page, so that what has no
 * place there, and a post longer than the screen, do not stay unread.
 */
function useReadMarks(threadId: string, posts: readonly PostFieldsFragment[]): void {
  const highest = useRef(0);
  const numbers = posts.map(({ number }) => number).join();
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined') return;
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    const mark = (number: number) => {
      if (number <= highest.current) return;
      highest.current = number;
      void request(MarkRead, { threadId, number }).catch(() => undefined);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(timers.get(target));
          if (!isIntersecting) continue;
          const number = Number((target as HTMLElement).dataset['readTo'] ?? target.id.replace('post-', ''));
          timers.set(
            target,
            setTimeout(() => mark(number), 1000),
          );
        }
      },
      { threshold: 0.5 },
    );
    const shown = ['1', ...numbers.split(',')].map((number) => document.getElementById(`post-${number}`));
    const watched = [...shown, document.querySelector('[data-read-to]')].filter((element) => element !== null);
    for (const element of watched) observer.observe(element);
    return () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [threadId, numbers]);
}

/** Goes to the post that was asked for, or to where the unread ones begin, once it is on the page; once per arrival. */
function useLanding(wanted: string | null, posts: readonly PostFieldsFragment[]): void {
  const { key } = useLocation();
  const landed = useRef('');
  useEffect(() => {
    if (!wanted || landed.current === key) return;
    const place = document.getElementById(wanted);
    if (!place) return;
    landed.current = key;
    place.scrollIntoView({ block: 'start' });
    place.focus({ preventScroll: true });
  }, [wanted, key, posts]);
}
