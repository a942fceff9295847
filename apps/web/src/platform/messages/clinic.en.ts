/** Words of the Clinic screens. Keys are `area.thing`; values are ICU messages. */
export default {
  'screen.clinic': 'Needs you',
  'screen.page': 'You are paged',
  'screen.case': 'Case',
  'screen.cover': 'Cover',
  'screen.closed': 'Closed',
  'screen.reveals': 'Reveals',

  'nav.needsYou': 'Needs you',
  'nav.cover': 'Cover',
  'nav.closed': 'Closed',
  'nav.reveals': 'Reveals',
} as const;
