interface Place {
  to: string;
  /** Whose words end in `unsent.<kind>`; words of staff work are not shown here. */
  kind: 'post' | 'reply' | 'edit' | 'message' | 'room' | 'report' | 'appeal' | 'about' | 'work';
  group?: string;
}

interface Membership {
  id: string;
  groupId: string;
  groupSlug: string;
  groupName: string;
}

/** Where a text box stands, from the name it has in the drafts; null when nobody can be sent there. */
export function placeOfWords(place: string, memberships: readonly Membership[]): Place | null {
  const [box = '', first = '', second = ''] = place.split(':');
  const group = memberships.find((one) => one.groupId === first);
  switch (box) {
    case 'thread':
      return group ? { to: `/write?group=${group.groupSlug}`, kind: 'post', group: group.groupName } : null;
    case 'reply':
      return { to: `/t/${first}`, kind: 'reply' };
    case 'edit':
      return { to: `/t/${first}`, kind: 'edit' };
    case 'team':
      return group ? { to: `/messages/team/${group.groupSlug}`, kind: 'message' } : null;
    case 'conversation':
      return { to: `/messages/${first}`, kind: 'message' };
    case 'room':
      return { to: `/rooms/${first}`, kind: 'room' };
    case 'report':
      return { to: `/report?${first}=${second}`, kind: 'report' };
    case 'appeal':
      return { to: `/you/decisions/${first}`, kind: 'appeal' };
    case 'profile': {
      const mine = memberships.find((one) => one.id === first);
      return mine ? { to: `/you/profile?group=${mine.groupSlug}`, kind: 'about' } : null;
    }
    case 'plan':
      return first === 'mine'
        ? { to: '/you/plan?view=edit', kind: 'about' }
        : { to: `/clinic/${first}?view=plan`, kind: 'work' };
    case 'told':
      return { to: '/you/identity', kind: 'about' };
    case 'desk':
      return { to: deskPlace(first, second, place), kind: 'work' };
    case 'review':
    case 'withhold':
      return { to: '/clinic/reveals', kind: 'work' };
    case 'unfinished':
      return { to: '/clinic', kind: 'work' };
    case 'case':
    case 'addendum':
    case 'close':
    case 'decline':
    case 'level':
    case 'handover':
    case 'reveal':
    case 'signoff':
    case 'lookback':
    case 'outreach':
    case 'noreveal':
    case 'service':
      return { to: `/clinic/${first}`, kind: 'work' };
    case 'group':
      return { to: `/run/groups/${first}`, kind: 'work' };
    default:
      return null;
  }
}

function deskPlace(first: string, second: string, place: string): string {
  if (first === 'handover') return '/desk/shift';
  if (first === 'appeal') return '/desk/appeals';
  if (first === 'mark') return `/desk/mark?${second}=${place.split(':')[3] ?? ''}`;
  return `/desk/c/${first}`;
}
