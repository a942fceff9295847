import { countryOf, elsewhere, type HelpArea, type HelpCountry } from '@kith/domain/help/directory';

/** Where the person is, as far as the directory knows places. */
export interface HelpPlace {
  country: HelpCountry;
  area: HelpArea | null;
}

/** The place of an address or a cookie, such as `area=GB-SCT` or `country=elsewhere`; null when it says nothing. */
export function placeOf({ country, area }: { country?: unknown; area?: unknown }): HelpPlace | null {
  const code = typeof area === 'string' && area ? area.slice(0, 2) : country;
  if (typeof code !== 'string' || !code) return null;
  const found = countryOf(code) ?? elsewhere;
  return { country: found, area: found.areas.find((each) => each.code === area) ?? found.areas[0] ?? null };
}

/** The query of a place; the same place always has the same one. */
export const addressOf = ({ country, area }: HelpPlace): string =>
  area ? `area=${area.code}` : `country=${country === elsewhere ? 'elsewhere' : country.code}`;

/** Every place one press away from this one, itself first: what a device keeps. */
export const placesNear = (place: HelpPlace): HelpPlace[] => [
  place,
  ...place.country.areas.filter((area) => area !== place.area).map((area) => ({ country: place.country, area })),
  ...(place.country === elsewhere ? [] : [{ country: elsewhere, area: null }]),
];
