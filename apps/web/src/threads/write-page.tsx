import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { FirstPostPromise } from '../platform/first-post-promise.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { LinkButton } from '../ui/button.js';
import { CreateThread, WriteIn } from './thread.graphql.js';
import styles from './thread.module.css';
import { titleFrom } from './title-from.js';

/** Get words out safely: title optional, words kept as they are typed (ux.md M09). */
export function WritePage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const groups = useViewer().memberships.filter((one) => one.standing === 'ACTIVE');
  const slug = params.get('group') ?? groups[0]?.groupSlug ?? '';
  const known = groups.find((one) => one.groupSlug === slug);

  return (
    <div className={styles.writePage}>
      {known && <BackLink to={`/groups/${slug}`}>{known.groupName}</BackLink>}
      <PageTitle />
      {groups.length === 0 ? (
        <EmptyState action={<LinkButton to="/groups">{t('write.findGroup')}</LinkButton>}>
          {t('write.noGroup')}
        </EmptyState>
      ) : (
        <>
          {groups.length > 1 && (
            <NativeSelect
              label={t('write.group')}
              value={slug}
              onChange={(group) => setParams({ group }, { replace: true })}
              options={groups.map((one) => ({ value: one.groupSlug, text: one.groupName }))}
            />
          )}
          {known && <WriteForm key={slug} slug={slug} groupId={known.groupId} name={known.displayName} />}
        </>
      )}
    </div>
  );
}

function WriteForm({ slug, groupId, name }: { slug: string; groupId: string; name: string }) {
  const t = useT();
  const time = useTime();
  const navigate = useNavigate();
  const group = useQuery(queryOf(WriteIn, { slug }));
  const draft = useDraft(`thread:${groupId}`);
  const [topic, setTopic] = useState('');
  const [held, setHeld] = useState(false);

  if (group.isPending) return <Skeleton stillText={t('app.loading')} rows={1} height={16} />;
  if (group.isError) return <LoadFailed query={group} />;
  const into = group.data.group;
  if (!into) return <EmptyState>{t('page.missing.text')}</EmptyState>;
  const here = into.moderatorsHere[0];

  const send = async (body: string) => {
    const title = draft.title.trim() || titleFrom(body);
    const { createThread } = await draft.send((key) =>
      request(CreateThread, { key, groupId: into.id, title, topic: topic.trim() || null, body }),
    );
    if (createThread.thread) await navigate(`/t/${createThread.thread.id}?sent=${createThread.outcome}`);
    else setHeld(true);
  };

  if (held) return <Banner tone="good">{t('write.outcome.HELD')}</Banner>;
  return (
    <>
      <TextField
        label={t('write.title')}
        optional={t('app.optional')}
        placeholder={titleFrom(draft.body)}
        value={draft.title}
        maxLength={150}
        onChange={draft.setTitle}
      />
      <TextField
        label={t('write.topic')}
        optional={t('app.optional')}
        hint={t('write.topicHint')}
        value={topic}
        maxLength={40}
        onChange={setTopic}
      />
      <Composer
        draft={draft}
        label={t('write.words')}
        hint={into.viewerCan.write ? t('thread.readers', { name, group: into.name }) : undefined}
        send={t('write.post')}
        sendIcon="send"
        rows={8}
        group={into.name}
        onSend={send}
      >
        {!into.viewerCan.write && (
          <p>
            {t('write.notNow')} {t('write.dangerAnyway')}
          </p>
        )}
        <p className={styles.promise}>
          {into.myMembership?.hasWritten === false && (
            <>
              <FirstPostPromise minutes={into.firstPostPromise} />{' '}
            </>
          )}
          {here ? t('write.here', { name: here.displayName, at: time.shortClock(here.until) }) : t('write.nobody')}
        </p>
      </Composer>
    </>
  );
}
