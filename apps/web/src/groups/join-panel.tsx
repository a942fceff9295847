import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf, request, keyOf } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useDraft } from '../platform/draft.js';
import { useSession } from '../platform/session.js';
import { Banner } from '../ui/banner.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextField } from '../ui/field.js';
import { Portrait } from '../ui/portrait.js';
import { AllGroups, GroupNameCheck, GroupNameIdeas, GroupView, JoinGroup } from './group.graphql.js';
import type { GroupViewQuery } from '../gql/graphql.js';
import styles from './group.module.css';

type GroupData = NonNullable<GroupViewQuery['group']>;

/** The way in: a name and a drawing for this group, then join or ask. */
export function JoinPanel({ group }: { group: GroupData }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const { refresh } = useSession();
  const draft = useDraft(`join:${group.id}`);
  const [seed, setSeed] = useState(() => Math.floor(Math.random() * 1000));
  const ideas = useQuery({ ...queryOf(GroupNameIdeas, { groupId: group.id, seed }), staleTime: Infinity });
  const [chosen, setChosen] = useState<string | null>(null);
  const { title: own, body: note } = draft;
  const check = useQuery({
    ...queryOf(GroupNameCheck, { groupId: group.id, name: own }),
    enabled: own.trim().length > 1,
  });
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  if (group.myMembership?.standing === 'ASKED') return <Banner tone="good">{t('group.askedText')}</Banner>;
  if (group.myMembership?.standing === 'DECLINED' && !group.viewerCan.ask && !group.viewerCan.join)
    return <Banner>{t('group.declinedText')}</Banner>;
  if (!group.viewerCan.join && !group.viewerCan.ask) return <p>{t('group.closed')}</p>;

  const list = ideas.data?.nameIdeas ?? [];
  const name = own.trim() || chosen;
  const join = async () => {
    if (!name) return setProblem(t('group.nameNeeded'));
    setPending(true);
    setProblem('');
    try {
      const avatar = list.find((idea) => idea.name === chosen)?.avatar ?? list[0]?.avatar ?? 'kettle-clay';
      await draft.send((key) =>
        request(JoinGroup, { key, groupId: group.id, displayName: name, avatar, note: note || null }),
      );
      await Promise.all([
        client.invalidateQueries({ queryKey: keyOf(GroupView) }),
        client.invalidateQueries({ queryKey: keyOf(AllGroups) }),
        refresh(),
      ]);
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Card as="section" className={styles.join ?? ''}>
      <h2>{t('group.joinTitle')}</h2>
      <p>{t('group.joinHint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void join();
        }}
      >
        <RadioCards
          legend={t('group.nameLegend')}
          value={own ? null : chosen}
          onChange={(value) => {
            if (own) draft.setTitle('');
            setChosen(value);
          }}
          choices={list.map((idea) => ({
            value: idea.name,
            text: idea.name,
            lead: <Portrait name={idea.avatar} size={40} />,
          }))}
          tall
        />
        <TextButton onPress={() => setSeed((before) => before + 1)}>{t('group.moreNames')}</TextButton>
        <TextField
          label={t('group.ownName')}
          value={own}
          onChange={draft.setTitle}
          maxLength={40}
          error={problem}
          autoComplete="off"
        />
        {own && check.data?.nameCheck.ok && check.data.nameCheck.looksReal && (
          <Banner tone="caution">{t('group.nameReal')}</Banner>
        )}
        {group.viewerCan.ask && (
          <TextField
            label={t('group.askNote')}
            optional={t('app.optional')}
            value={note}
            onChange={draft.setBody}
            maxLength={300}
          />
        )}
        <Button type="submit" kind="primary" size="large" pending={pending}>
          {group.viewerCan.ask ? t('group.ask') : t('group.join')}
        </Button>
      </form>
    </Card>
  );
}
