import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { GroupInput, RunGroupFieldsFragment } from '../gql/graphql.js';
import type { Draft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import { AskedToJoin } from './asked-to-join.js';
import { FirstPostFigures } from './first-post-figures.js';
import { GroupForm } from './group-form.js';
import { NotLoaded } from './refused.js';
import { ChangeGroup, CreateGroup, RunGroups } from './run-groups.graphql.js';
import styles from './run.module.css';

type Group = RunGroupFieldsFragment;

/** One group: who asks to join, and all its settings; `new` makes one. */
export function GroupPage() {
  const t = useT();
  const { group: id = '' } = useParams();
  const groups = useQuery(queryOf(RunGroups));
  const group = groups.data?.runGroups.find((one) => one.id === id);
  const isNew = id === 'new';

  return (
    <div className={styles.page}>
      <BackLink to="/run/groups">{t('groups.back')}</BackLink>
      <PageTitle>{isNew ? t('groups.new') : (group?.name ?? t('screen.runGroup'))}</PageTitle>
      {groups.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {groups.isError && <NotLoaded query={groups} at="/run/groups" />}
      {groups.isSuccess && !group && !isNew && <p>{t('groups.gone')}</p>}
      {group && (
        <>
          <p>
            <Link to={`/groups/${group.slug}`}>{t('groups.open')}</Link>
          </p>
          <AskedToJoin group={group} />
          <FirstPostFigures groupId={group.id} />
        </>
      )}
      {(group || (isNew && groups.isSuccess)) && <Settings key={id} group={group ?? null} />}
    </div>
  );
}

function Settings({ group }: { group: Group | null }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const words = useRefusalText();
  const client = useQueryClient();
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [pending, setPending] = useState(false);

  const save = async (input: GroupInput, send: Draft['send']) => {
    setPending(true);
    setProblem(null);
    try {
      if (group) {
        await send(async () => {
          await request(ChangeGroup, { id: group.id, version: group.version, input });
          await client.invalidateQueries({ queryKey: keyOf(RunGroups) });
        });
        toast({ text: t('groups.saved') });
      } else {
        const { createGroup } = await send((key) => request(CreateGroup, { key, input }));
        toast({ text: t('groups.created') });
        await client.invalidateQueries({ queryKey: keyOf(RunGroups) });
        await navigate(`/run/groups/${createGroup.id}`, { replace: true });
      }
    } catch (error) {
      const code = refusalOf(error);
      if (code === 'resource.stale') await client.invalidateQueries({ queryKey: keyOf(RunGroups) });
      setProblem(
        problemOf(error, code === 'resource.stale' ? t('groups.staleNote') : words(error), t('groups.slugTaken')),
      );
    } finally {
      setPending(false);
    }
  };

  return (
    <GroupForm
      place={`group:${group?.id ?? 'new'}`}
      start={group}
      problem={problem}
      pending={pending}
      onSave={(input, send) => void save(input, send)}
    />
  );
}

/** Beside the field that the server names, when it names one. */
function problemOf(error: unknown, text: string, slugText: string): { field: string; text: string } {
  const details = (error as { details?: Record<string, unknown> }).details;
  const field = typeof details?.['field'] === 'string' ? details['field'] : '';
  return { field, text: field === 'slug' ? slugText : text };
}
