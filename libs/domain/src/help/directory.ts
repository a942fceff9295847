/** One way to reach a service. `href` is dialled as it stands: short codes are never put into international form. */
export interface HelpChannel {
  type: 'tel' | 'sms' | 'web';
  href: string;
  display: string;
  free: boolean;
}

/** What a person may need. A country opens for sign-up only when the required needs are met (ux.md 4.4). */
export type Need = 'life' | 'distress' | 'low' | 'high' | 'urgent-care' | 'abuse' | 'poison';

/** A record of the directory. `verifiedOn` is the day a named person last checked it with the provider. */
export interface HelpLine {
  id: string;
  kind: 'emergency' | 'helpline' | 'text-line' | 'urgent-care';
  needs: readonly Need[];
  /** ISO 3166-2 subdivisions it serves; empty means the whole country. */
  areas: readonly string[];
  name: string;
  say: string;
  channels: readonly HelpChannel[];
  alwaysOpen: boolean;
  verifiedOn: string;
  verifyEveryDays: number;
  owner: string;
}

export interface HelpArea {
  code: string;
  name: string;
}

export interface HelpCountry {
  code: string;
  name: string;
  /** `live` countries are open for sign-up; a `draft` waits for somebody to check its numbers. */
  state: 'live' | 'draft';
  areas: readonly HelpArea[];
  glucose: { unit: 'mmol/L' | 'mg/dL'; low: string; ketonesUrgent: string; ketonesEmergency: string };
  emergencyDepartment: string;
  lines: readonly HelpLine[];
}

const checked = { verifiedOn: '2026-11-01', verifyEveryDays: 90, owner: 'safeguarding lead' };

const tel = (number: string, display = number): HelpChannel => ({
  type: 'tel',
  href: `tel:${number}`,
  display,
  free: true,
});

const unitedKingdom: HelpCountry = {
  code: 'GB',
  name: 'United Kingdom',
  state: 'live',
  areas: [
    { code: 'GB-ENG', name: 'England' },
    { code: 'GB-SCT', name: 'Scotland' },
    { code: 'GB-WLS', name: 'Wales' },
    { code: 'GB-NIR', name: 'Northern Ireland' },
  ],
  glucose: { unit: 'mmol/L', low: '4.0', ketonesUrgent: '1.6', ketonesEmergency: '3.0' },
  emergencyDepartment: 'A&E',
  lines: [
    {
      id: 'gb-emergency',
      kind: 'emergency',
      needs: ['life', 'low', 'high', 'abuse'],
      areas: [],
      name: '999',
      say: 'Ambulance, police, fire.',
      channels: [tel('999')],
      alwaysOpen: true,
      ...checked,
    },
    {
      id: 'gb-samaritans',
      kind: 'helpline',
      needs: ['distress'],
      areas: [],
      name: 'Samaritans',
      say: 'A trained person listens.',
      channels: [tel('116123', '116 123')],
      alwaysOpen: true,
      ...checked,
    },
    {
      id: 'gb-shout',
      kind: 'text-line',
      needs: ['distress'],
      areas: [],
      name: 'Shout',
      say: 'Talk by text with a trained person.',
      channels: [{ type: 'sms', href: 'sms:85258?&body=SHOUT', display: 'SHOUT to 85258', free: true }],
      alwaysOpen: true,
      ...checked,
    },
    {
      id: 'gb-111-mental-health',
      kind: 'urgent-care',
      needs: ['distress', 'urgent-care'],
      areas: ['GB-ENG'],
      name: 'NHS 111',
      say: 'Press 2 for mental health.',
      channels: [tel('111')],
      alwaysOpen: true,
      ...checked,
    },
    {
      id: 'gb-111-poison',
      kind: 'urgent-care',
      needs: ['poison'],
      areas: ['GB-ENG', 'GB-SCT', 'GB-WLS'],
      name: 'NHS 111',
      say: 'Advice about poisons and overdoses.',
      channels: [tel('111')],
      alwaysOpen: true,
      ...checked,
    },
  ],
};

const draft = (code: string, name: string): HelpCountry => ({
  code,
  name,
  state: 'draft',
  areas: [],
  glucose: {
    unit: code === 'US' ? 'mg/dL' : 'mmol/L',
    low: code === 'US' ? '70' : '4.0',
    ketonesUrgent: '1.6',
    ketonesEmergency: '3.0',
  },
  emergencyDepartment: 'the emergency department',
  lines: [],
});

/** For people whose country has no checked numbers: advice in words, no number that might fail. */
export const elsewhere: HelpCountry = draft('ZZ', 'somewhere else');

/** Countries in the order people see them. Drafts hold no numbers: an unchecked number is worse than none. */
export const directory: readonly HelpCountry[] = [
  unitedKingdom,
  draft('IE', 'Ireland'),
  draft('US', 'United States'),
  draft('CA', 'Canada'),
  draft('AU', 'Australia'),
  draft('NZ', 'New Zealand'),
];

export const countryOf = (code: string): HelpCountry | null => directory.find((c) => c.code === code) ?? null;

/** The lines of one area for one need, at most three, in the order of the directory. */
export const linesFor = (country: HelpCountry, area: string | null, need: Need): HelpLine[] =>
  country.lines
    .filter(
      (line) => line.needs.includes(need) && (line.areas.length === 0 || (area !== null && line.areas.includes(area))),
    )
    .slice(0, 3);

export const emergencyOf = (country: HelpCountry): HelpLine | null =>
  country.lines.find((l) => l.kind === 'emergency') ?? null;

/** What is missing before a country may open: emergency, distress by voice, distress by text, urgent or condition care. */
export function missingFor(country: HelpCountry): string[] {
  const by = (type: HelpChannel['type'], need: Need) =>
    country.lines.some((l) => l.needs.includes(need) && l.channels.some((c) => c.type === type));
  const missing: string[] = [];
  if (!emergencyOf(country)) missing.push('emergency');
  if (!by('tel', 'distress')) missing.push('distress by voice');
  if (!by('sms', 'distress') && !by('web', 'distress')) missing.push('distress by text or chat');
  if (!country.lines.some((l) => l.needs.includes('urgent-care'))) missing.push('urgent care');
  return missing;
}

/** Days past the date by which a line had to be checked again; 0 or less means fresh. */
export const daysOverdue = (line: HelpLine, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(line.verifiedOn)) / 86_400_000) - line.verifyEveryDays;
