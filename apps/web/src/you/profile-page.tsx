import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MyProfilesQuery } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useSession } from '../platform/session.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextArea, TextField } from '../ui/field.js';
import { BackLink, LinkTabs } from '../ui/navigation.js';
import { Person } from '../ui/person.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { PortraitChooser } from './portrait-chooser.js';
import { ChangeMembership, MyProfiles, ProfileNameCheck } from './you.graphql.js';
import styles from './you.module.css';

type Membership = NonNullable<MyProfilesQuery['me']>['memberships'][number];

/** What peers see of me, group by group: nothing of it needs to be the same in two groups (ux.md M20). */
export function ProfilePage() {
  const t = useT();
  const [params] = useSearchParams();
  const view = useQuery(queryOf(MyProfiles));
  const mine = view.data?.me?.memberships.filter((one) => one.standing === 'ACTIVE') ?? [];
  const chosen = mine.find((one) => one.groupSlug === params.get('group')) ?? mine[0];
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      {view.isPending && <Skeleton stillText={t('app.loading')} />}
      {view.isError && <LoadFailed query={view} />}
      {view.data && !chosen && (
        <EmptyState action={<LinkButton to="/groups">{t('write.findGroup')}</LinkButton>}>
          {t('today.noGroups')}
        </EmptyState>
      )}
      {mine.length > 1 && (
        <LinkTabs
          label={t('nav.yourGroups')}
          tabs={mine.map((one) => ({
            to: `?group=${one.groupSlug}`,
            text: one.groupName,
            current: one.id === chosen?.id,
          }))}
        />
      )}
      {chosen && <ProfileForm key={chosen.id} membership={chosen} />}
    </div>
  );
}

function ProfileForm({ membership }: { membership: Membership }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const { refresh } = useSession();
  const draft = useDraft(`profile:${membership.id}`, { title: membership.displayName, body: membership.about });
  const { title: name, body: about } = draft;
  const [avatar, setAvatar] = useState(membership.avatar);
  const [problem, setProblem] = useState<{ field: 'name' | 'form'; text: string } | null>(null);
  const [state, setState] = useState<'idle' | 'pending' | 'saved'>('idle');
  const asked = name.trim() !== membership.displayName && name.trim().length > 1 ? name.trim() : null;
  const check = useQuery({
    ...queryOf(ProfileNameCheck, { name: asked ?? '', groupId: membership.groupId }),
    enabled: asked !== null,
    staleTime: 60_000,
  });

  const change = (act: () => void) => {
    act();
    setState('idle');
    setProblem(null);
  };
  const save = async () => {
    if (!name.trim()) return setProblem({ field: 'name', text: t('group.nameNeeded') });
    setState('pending');
    setProblem(null);
    try {
      await draft.send(async () => {
        await request(ChangeMembership, { id: membership.id, displayName: name.trim(), avatar, about: about.trim() });
        await Promise.all([client.invalidateQueries({ queryKey: keyOf(MyProfiles) }), refresh()]);
      });
      setState('saved');
      announce(t('app.saved'));
    } catch (error) {
      setState('idle');
      setProblem({ field: refusalOf(error)?.startsWith('membership.name') ? 'name' : 'form', text: words(error) });
    }
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Card as="section" tone="sand" labelledBy="seen">
        <h2 id="seen" className={styles.small}>
          {t('profile.seen', { group: membership.groupName })}
        </h2>
        <Person avatar={avatar} name={name || '…'} size={72} note={about} />
      </Card>
      <TextField
        label={t('group.nameLegend')}
        hint={t('profile.nameHint')}
        value={name}
        onChange={(value) => change(() => draft.setTitle(value))}
        maxLength={40}
        autoComplete="off"
        error={problem?.field === 'name' && problem.text}
      />
      {check.data?.nameCheck.looksReal && asked && <Banner tone="caution">{t('profile.looksReal')}</Banner>}
      <PortraitChooser value={avatar} onChange={(value) => change(() => setAvatar(value))} />
      <TextArea
        label={t('profile.about')}
        optional={t('app.optional')}
        hint={t('profile.aboutHint')}
        rows={3}
        value={about}
        maxLength={300}
        onChange={(value) => change(() => draft.setBody(value))}
      />
      {problem?.field === 'form' && <Banner tone="trouble">{problem.text}</Banner>}
      <div className={styles.row}>
        <Button type="submit" kind="primary" pending={state === 'pending'}>
          {t('app.save')}
        </Button>
        <p role="status">{state === 'saved' && t('profile.saved')}</p>
      </div>
    </form>
  );
}
