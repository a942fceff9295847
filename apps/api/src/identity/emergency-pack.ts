import {
  countryOf,
  daysOverdue,
  elsewhere,
  emergencyOf,
  type HelpCountry,
  type HelpLine,
} from '@kith/domain/help/directory';

import type { EmergencyPack, PackLine } from './service-contact.model.js';

/** What a clinician needs at hand for somebody in this country: numbers with the day of their last check (R38). */
export function emergencyPack(code: string, now: Date): EmergencyPack {
  const country = countryOf(code) ?? elsewhere;
  const emergency = emergencyOf(country);
  const voices = (need: 'distress' | 'poison') =>
    country.lines.filter((line) => line.needs.includes(need)).flatMap((line) => packLine(country, line, now) ?? []);
  return {
    countryName: country.name,
    emergency: emergency && packLine(country, emergency, now),
    crisis: voices('distress'),
    poison: voices('poison'),
  };
}

function packLine(country: HelpCountry, line: HelpLine, now: Date): PackLine | null {
  const channel = line.channels.find(({ type }) => type === 'tel');
  if (!channel) return null;
  return {
    name: line.name,
    say: line.say,
    href: channel.href,
    display: channel.display,
    areas: country.areas.filter(({ code }) => line.areas.includes(code)).map(({ name }) => name),
    verifiedOn: line.verifiedOn,
    isOverdue: daysOverdue(line, now) > 0,
  };
}
