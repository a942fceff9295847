/** Words of the member screens. Keys are `area.thing`; values are ICU messages. */
export default {
  'screen.today': 'Today',
  'screen.groups': 'Groups',
  'screen.group': 'Group',
  'screen.live': 'Live',
  'screen.groupAbout': 'About this group',
  'screen.thread': 'Post',
  'screen.write': 'Write a post',
  'screen.room': 'Live room',
  'screen.messages': 'Messages',
  'screen.conversation': 'Conversation',
  'screen.report': 'Report',
  'screen.you': 'You',
  'screen.profile': 'What others see',
  'screen.notices': 'Notices',
  'screen.reports': 'My reports',
  'screen.decisions': 'My decisions',
  'screen.settings': 'Settings',
  'screen.identity': 'My sealed details',
  'screen.leave': 'Leave',

  'nav.yourGroups': 'Your groups',
} as const;
