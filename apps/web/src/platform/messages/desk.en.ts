/** Words of the Desk screens. Keys are `area.thing`; values are ICU messages. */
export default {
  'screen.desk': 'Desk',
  'screen.shift': 'Your shift',
  'screen.queue': 'Queue',
  'screen.mine': 'Mine',
  'screen.concern': 'Concern',
  'screen.deskRooms': 'Rooms',
  'screen.deskRoom': 'Room console',
  'screen.deskMember': 'Member',
  'screen.proposals': 'To confirm',
  'screen.appeals': 'Another look',

  'nav.queue': 'Queue',
  'nav.mine': 'Mine',
  'nav.rooms': 'Rooms',
  'nav.proposals': 'To confirm',
  'nav.appeals': 'Another look',
  'nav.shift': 'Your shift',
} as const;
