/** Words of the Run screens. Keys are `area.thing`; values are ICU messages. */
export default {
  'screen.run': 'Board',
  'screen.rota': 'Rota',
  'screen.people': 'People',
  'screen.runGroups': 'Groups',
  'screen.runGroup': 'Group',
  'screen.audit': 'Audit',

  'nav.board': 'Board',
  'nav.rota': 'Rota',
  'nav.people': 'People',
  'nav.runGroups': 'Groups',
  'nav.audit': 'Audit',
} as const;
