import { DomainError } from '@kith/domain/refusal';

import { decodeCursor, encodeCursor, pageSize } from '../platform/paging.model.js';
import { statesOf } from './fhir/task.js';

export type Query = Readonly<Record<string, unknown>>;

const refuse = (field: string): never => {
  throw new DomainError('input.invalid', { field });
};

/** One text of a query, or none. A name that is given twice where once is meant is refused. */
function one(query: Query, name: string): string | null {
  const given = query[name];
  if (given === undefined) return null;
  return typeof given === 'string' ? given : refuse(name);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What cannot be an id of ours is an id of nothing. */
export function idOf(given: string): string {
  if (!uuid.test(given)) throw new DomainError('resource.notFound');
  return given;
}

/** A filter that is not known is refused: a list that holds more than was asked for misleads. */
export function onlyKnown(query: Query, ...known: readonly string[]): void {
  for (const name of Object.keys(query)) if (!known.includes(name)) refuse(name);
}

/** The case that `based-on`, `related` or `entity` names, as `Task/<id>`. */
export function caseIn(query: Query, name: string): string {
  const given = one(query, name);
  if (!given) throw new DomainError('input.required', { field: name });
  const id = given.replace(/^Task\//, '');
  return uuid.test(id) ? id : refuse(name);
}

export function pagingIn(query: Query): { after: { at: Date; id: string } | null; count: number } {
  const count = one(query, '_count');
  if (count !== null && !/^\d{1,4}$/.test(count)) refuse('_count');
  const mark = one(query, '_cursor');
  let after: { at: Date; id: string } | null = null;
  try {
    after = decodeCursor(mark);
  } catch {
    refuse('_cursor');
  }
  return { after, count: pageSize(count === null ? null : Number(count)) };
}

const moment = /^(ge|gt|le|lt)(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?)$/;

/** `_lastUpdated` with ge, gt, le or lt, once or twice: the first moment that counts, and the first that does not. */
export function changedIn(query: Query): { from: Date | null; until: Date | null } {
  const given = query['_lastUpdated'];
  const bounds: { from: Date | null; until: Date | null } = { from: null, until: null };
  for (const text of given === undefined ? [] : [given].flat()) {
    // A plus sign that was not encoded arrives as a space.
    const [, prefix, at] = moment.exec(typeof text === 'string' ? text.replace(' ', '+') : '') ?? [];
    const time = new Date(at ?? '').getTime();
    if (Number.isNaN(time)) return refuse('_lastUpdated');
    if (prefix === 'ge' || prefix === 'gt') bounds.from = new Date(prefix === 'ge' ? time : time + 1);
    else bounds.until = new Date(prefix === 'lt' ? time : time + 1);
  }
  return bounds;
}

/** States of ours that `status=requested,in-progress` names; null for all. */
export function statesIn(query: Query): string[] | null {
  const given = one(query, 'status');
  if (given === null) return null;
  return given.split(',').flatMap((status) => {
    const ours = statesOf(status);
    return ours.length ? ours : refuse('status');
  });
}

/** Addresses of this page and of the next one. */
export function linksOf(
  address: string,
  query: Query,
  next: { at: Date; id: string } | null,
): { self: string; next: string | null } {
  const params = (more: Record<string, string>) => {
    const all = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, ...more }))
      for (const text of [value].flat()) all.append(name, String(text));
    return all.size ? `${address}?${all.toString()}` : address;
  };
  return { self: params({}), next: next && params({ _cursor: encodeCursor(next) }) };
}
