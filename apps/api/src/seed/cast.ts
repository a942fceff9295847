import type { Role } from '@kith/contracts/roles';

/** Everyone in the demo story is invented. One password opens every demo account, so it is never used outside the demo. */
export const demoPassword = 'seven small harbours';

export interface GroupCast {
  slug: string;
  name: string;
  summary: string;
  about: string;
  joinRule: 'OPEN' | 'ASK';
  premoderation: 'OFF' | 'FIRST_THREE';
  moderatedHours: string;
  room: string;
}

export const groups = {
  newly: {
    slug: 'type-2-newly-told',
    name: 'Type 2, newly told',
    summary: 'For people who heard it in the last year and are finding their feet.',
    about:
      'The first year is a lot of leaflets and not many people. Here you can ask what you did not ask at the clinic.\n\nWe share what we did. We do not tell each other what to take.',
    joinRule: 'OPEN',
    premoderation: 'OFF',
    moderatedHours: 'every day, 8am to 10pm',
    room: 'Kitchen table',
  },
  work: {
    slug: 'type-1-and-work',
    name: 'Type 1 and work',
    summary: 'Shifts, meetings, ladders and lunch breaks with type 1.',
    about:
      'Night shifts, long drives, bosses who mean well. Bring the practical stuff and the days when it is just too much.',
    joinRule: 'OPEN',
    premoderation: 'OFF',
    moderatedHours: 'every day, 8am to midnight',
    room: 'After the shift',
  },
  carers: {
    slug: 'carers',
    name: 'Carers',
    summary: 'For people who look after someone with diabetes.',
    about: 'Partners, parents, sons and daughters. What helps, what does not, and who looks after you.',
    joinRule: 'ASK',
    premoderation: 'FIRST_THREE',
    moderatedHours: 'every day, 8am to 10pm',
    room: 'Cup of tea',
  },
} as const satisfies Record<string, GroupCast>;

export type GroupKey = keyof typeof groups;

export interface PersonCast {
  email: string;
  /** Name and drawing in each group they are in. */
  in: Partial<Record<GroupKey, [name: string, avatar: string]>>;
  roles?: readonly Role[];
  moderates?: readonly GroupKey[];
  workName?: string;
  jobTitle?: string;
  /** Said about this sign-in when the start prints it. */
  signIn?: string;
}

export const people = {
  bramble: {
    email: 'bramble@demo.example',
    in: { newly: ['Bramble', 'pear-moss'], carers: ['Lantern', 'moon-honey'] },
    signIn: 'Member of two groups, under two names',
  },
  kettle: { email: 'kettle@demo.example', in: { newly: ['Second Kettle', 'kettle-clay'] } },
  baker: {
    email: 'baker@demo.example',
    in: { newly: ['Night Baker', 'loaf-honey'], work: ['Flour Bag', 'loaf-stone'] },
  },
  bicycle: { email: 'bicycle@demo.example', in: { newly: ['Old Bicycle', 'bicycle-sky'] } },
  foxglove: { email: 'foxglove@demo.example', in: { newly: ['Tall Foxglove', 'foxglove-rose'] } },
  harbour: { email: 'harbour@demo.example', in: { newly: ['Small Harbour', 'boat-sky'] } },
  winter: {
    email: 'winter@demo.example',
    in: { work: ['Winter Coat', 'coat-heather'] },
    signIn: 'Member with an open case',
  },
  moon: {
    email: 'moon@demo.example',
    in: { work: ['Late Moon', 'moon-heather'] },
    signIn: 'Member whose case was closed',
  },
  mug: { email: 'mug@demo.example', in: { work: ['Marmalade', 'mug-honey'] } },
  shell: { email: 'shell@demo.example', in: { work: ['Cockle', 'shell-rose'] }, signIn: 'Member who reported a worry' },
  gate: { email: 'gate@demo.example', in: { work: ['Garden Gate', 'tulip-rose'] } },
  ladder: {
    email: 'ladder@demo.example',
    in: { work: ['Long Ladder', 'hills-moss'] },
    signIn: 'Member who asked for another look',
  },
  thimble: { email: 'thimble@demo.example', in: { carers: ['Thimble', 'sprout-sea'] } },
  heron: { email: 'heron@demo.example', in: { carers: ['Grey Heron', 'bird-stone'] } },
  quilt: { email: 'quilt@demo.example', in: { carers: ['Quilt', 'tulip-heather'] } },

  ade: {
    email: 'ade@demo.example',
    in: { newly: ['Ade', 'bird-sea'], carers: ['Ade', 'bird-sky'] },
    roles: ['peerModerator'],
    moderates: ['newly', 'carers'],
    workName: 'Ade',
    jobTitle: 'peer moderator',
    signIn: 'Peer moderator',
  },
  joss: {
    email: 'joss@demo.example',
    in: { work: ['Joss', 'boat-sea'] },
    roles: ['peerModerator'],
    moderates: ['work'],
    workName: 'Joss',
    jobTitle: 'peer moderator',
    signIn: 'Peer moderator, on shift now',
  },
  ines: {
    email: 'ines@demo.example',
    in: { newly: ['Ines', 'tulip-moss'], work: ['Ines', 'tulip-moss'], carers: ['Ines', 'tulip-moss'] },
    roles: ['leadModerator'],
    workName: 'Ines',
    jobTitle: 'lead moderator',
    signIn: 'Lead moderator, on shift now',
  },
  hannah: {
    email: 'hannah@demo.example',
    in: {},
    roles: ['clinician'],
    workName: 'Hannah Byrne',
    jobTitle: 'diabetes nurse',
    signIn: 'Clinician, on call',
  },
  okoro: {
    email: 'okoro@demo.example',
    in: {},
    roles: ['clinician'],
    workName: 'Dr Okoro',
    jobTitle: 'doctor',
    signIn: 'Clinician, backup',
  },
  lead: {
    email: 'lindqvist@demo.example',
    in: {},
    roles: ['clinicalLead'],
    workName: 'Dr Lindqvist',
    jobTitle: 'clinical lead',
    signIn: 'Clinical lead, manager on call',
  },
  safeguarding: {
    email: 'marsh@demo.example',
    in: {},
    roles: ['safeguardingLead'],
    workName: 'Tom Marsh',
    jobTitle: 'safeguarding lead',
    signIn: 'Safeguarding lead',
  },
  privacy: {
    email: 'privacy@demo.example',
    in: {},
    roles: ['privacyOfficer'],
    workName: 'Noor Haddad',
    jobTitle: 'privacy officer',
    signIn: 'Privacy officer',
  },
  auditor: {
    email: 'auditor@demo.example',
    in: {},
    roles: ['auditor'],
    workName: 'Piet Vos',
    jobTitle: 'auditor',
    signIn: 'Auditor',
  },
  programme: {
    email: 'programme@demo.example',
    in: {},
    roles: ['programmeManager'],
    workName: 'Carla Ruiz',
    jobTitle: 'programme manager',
    signIn: 'Programme manager',
  },
  admin: {
    email: 'admin@demo.example',
    in: {},
    roles: ['administrator'],
    workName: 'Sam Wren',
    jobTitle: 'administrator',
    signIn: 'Administrator',
  },
} as const satisfies Record<string, PersonCast>;

export type PersonKey = keyof typeof people;
