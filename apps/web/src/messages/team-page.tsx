import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { TeamOfGroupQuery } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Card } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { BackLink } from '../ui/navigation.js';
import { Person } from '../ui/person.js';
import { Skeleton } from '../ui/states.js';
import { AskHere } from './ask-here.js';
import { Readers } from './letters.js';
import { Conversations, TeamOfGroup, WriteToTeam } from './messages.graphql.js';
import styles from './messages.module.css';

/** A private word with the moderators of a group: goes on where there is a conversation, else begins one. */
export function TeamPage() {
  const { group: slug = '' } = useParams();
  const t = useT();
  const view = useQuery(queryOf(TeamOfGroup, { slug }));
  if (view.isPending || (view.isError && !view.data)) {
    return (
      <>
        <PageTitle />
        {view.isPending ? <Skeleton stillText={t('app.loading')} /> : <LoadFailed query={view} />}
      </>
    );
  }
  const { group, conversations } = view.data;
  const begun = conversations.find((one) => one.kind === 'TEAM' && one.groupName === group?.name);
  if (begun) return <Navigate to={`/messages/${begun.id}`} replace />;
  if (group?.myMembership?.standing !== 'ACTIVE') {
    return (
      <>
        <BackLink to="/messages">{t('nav.messages')}</BackLink>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>
          {t('messages.joinFirst')} <a href="/help">{t('app.help')}</a>
        </p>
      </>
    );
  }
  return <Begin group={group} />;
}

function Begin({ group }: { group: NonNullable<TeamOfGroupQuery['group']> }) {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft(`team:${group.id}`);
  const send = async (body: string) => {
    const { writeToTeam } = await draft.send((key) => request(WriteToTeam, { key, groupId: group.id, body }));
    announce(t('messages.sent'));
    void client.invalidateQueries({ queryKey: keyOf(Conversations) });
    await navigate(`/messages/${writeToTeam.id}`, { replace: true });
  };
  return (
    <Columns
      asideLabel={t('thread.aside')}
      aside={
        <>
          <section>
            <h2>{t('aside.here')}</h2>
            {group.moderatorsHere.map((one) => (
              <Person
                key={one.displayName}
                avatar={one.avatar}
                name={one.displayName}
                note={t('aside.until', { at: time.shortClock(one.until) })}
              />
            ))}
            {group.moderatorsHere.length === 0 && <p>{t('aside.nobody')}</p>}
          </section>
          <Readers readers={['GROUP_MODERATORS', 'LEADS']} />
        </>
      }
    >
      <BackLink to={`/groups/${group.slug}`}>{group.name}</BackLink>
      <PageTitle className={styles.title}>{t('messages.team', { group: group.name })}</PageTitle>
      <p className={styles.lead}>{t('messages.leadTeam')}</p>
      <AskHere groupId={group.id} here={group.moderatorsHere} />
      <Card as="section" className={styles.write ?? ''}>
        <Composer
          draft={draft}
          label={t('messages.readBy.team')}
          hint={t('messages.beginHint')}
          send={t('messages.send')}
          sendIcon="send"
          onSend={send}
          max={5000}
          rows={5}
          plain
        />
      </Card>
    </Columns>
  );
}
