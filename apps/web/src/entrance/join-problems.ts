import { Refusal } from '../platform/refusal.js';

export interface Place {
  step: number;
  field: string;
  group?: string;
}

const byField: Record<string, Place> = {
  country: { step: 1, field: 'country' },
  groups: { step: 3, field: 'groups' },
  consents: { step: 5, field: 'rules' },
  acceptedRules: { step: 5, field: 'rules' },
  password: { step: 6, field: 'password' },
};

/** Where in the flow a refusal of the whole join belongs, so that it is said beside what it is about. */
export function placeOf(error: unknown): Place {
  const elsewhere = { step: 6, field: 'email' };
  if (!(error instanceof Refusal)) return elsewhere;
  const { code, details } = error;
  const group = typeof details['groupId'] === 'string' ? { group: details['groupId'] } : {};
  switch (code) {
    case 'account.countryNotOpen':
      return { step: 1, field: 'country' };
    case 'account.tooYoung':
      return { step: 2, field: 'age' };
    case 'membership.tooMany':
    case 'resource.notFound':
      return { step: 3, field: 'groups' };
    case 'membership.nameTaken':
    case 'membership.nameReserved':
      return { step: 4, field: 'own', ...group };
    case 'account.passwordTooShort':
    case 'account.passwordCommon':
      return { step: 6, field: 'password' };
    default:
      return byField[String(details['field'])] ?? elsewhere;
  }
}
