/** A country is open when its help directory has been checked by a person; the others are drafts. */
export const countries = [
  { code: 'GB', name: 'United Kingdom', open: true },
  { code: 'IE', name: 'Ireland', open: false },
  { code: 'AU', name: 'Australia', open: false },
  { code: 'CA', name: 'Canada', open: false },
  { code: 'DE', name: 'Germany', open: false },
  { code: 'FR', name: 'France', open: false },
  { code: 'NL', name: 'Netherlands', open: false },
  { code: 'NZ', name: 'New Zealand', open: false },
  { code: 'ES', name: 'Spain', open: false },
  { code: 'US', name: 'United States', open: false },
] as const;

export const isOpenCountry = (code: string): boolean => countries.some((c) => c.code === code && c.open);
