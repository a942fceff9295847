import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Person } from '../ui/person.js';
import { useToast } from '../ui/toast.js';
import { GreeterOffer } from './greeter-offer.js';
import { GroupFrame, type GroupData } from './group-frame.js';
import { JoinPanel } from './join-panel.js';
import { LeaveGroup } from './group.graphql.js';
import styles from './group.module.css';

/** Who the group is for, who moderates and when, and the way out. */
export function GroupAboutPage() {
  return <GroupFrame>{(group) => <About group={group} />}</GroupFrame>;
}

function About({ group }: { group: GroupData }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { refresh } = useSession();
  const [asking, setAsking] = useState(false);

  const leave = async () => {
    try {
      await request(LeaveGroup, { groupId: group.id });
      await client.invalidateQueries();
      await refresh();
      await navigate('/groups');
    } catch (error) {
      setAsking(false);
      toast({ text: words(error) });
    }
  };

  return (
    <div className={styles.about}>
      {group.about && group.about.split('\n\n').map((part) => <p key={part}>{part}</p>)}
      <section>
        <h2>{t('group.moderators')}</h2>
        {group.moderatedHours && <p>{t('groups.hours', { hours: group.moderatedHours })}</p>}
        <ul className={styles.people}>
          {group.moderators.map((moderator) => (
            <li key={moderator.displayName}>
              <Person avatar={moderator.avatar} name={moderator.displayName} note={t('role.moderator')} />
            </li>
          ))}
        </ul>
      </section>
      {(group.viewerCan.join || group.viewerCan.ask) && <JoinPanel group={group} />}
      {group.myMembership?.standing === 'ACTIVE' && <GreeterOffer group={group} mine={group.myMembership} />}
      {group.viewerCan.leave && (
        <section>
          <h2>{t('group.leaveTitle')}</h2>
          <p>{t('group.leaveText')}</p>
          {group.myMembership?.moderates && <p>{t('group.leaveModerates')}</p>}
          <Button onPress={() => setAsking(true)}>{t('group.leave')}</Button>
        </section>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('group.leaveAsk', { group: group.name })}
        lead={
          <>
            {t('group.leaveText')} {group.myMembership?.moderates && <b>{t('group.leaveModerates')}</b>}
          </>
        }
        actions={
          <>
            <span data-first-focus>
              <Button onPress={() => setAsking(false)}>{t('group.stay')}</Button>
            </span>
            <Button kind="danger" onPress={() => void leave()}>
              {t('group.leave')}
            </Button>
          </>
        }
      />
    </div>
  );
}
