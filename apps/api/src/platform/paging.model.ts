import { Field, ObjectType } from '@nestjs/graphql';

import { DomainError } from '@kith/domain/refusal';

@ObjectType({ description: 'Where a page stands in its list. The marks are opaque: hand them back as `after`.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNext!: boolean;

  @Field(() => String, { nullable: true, description: 'Mark of the last item; null on an empty page.' })
  next!: string | null;

  @Field(() => String, { nullable: true, description: 'The mark this page began after; null on the first page.' })
  previous!: string | null;
}

/** A place in a list that is ordered by time and id. */
export interface Cursor {
  at: Date;
  id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const encodeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url');

/** Reads a mark made by `encodeCursor`; nothing means the first page. Anything else is refused as `input.invalid`. */
export function decodeCursor(mark: string | null | undefined): Cursor | null {
  if (mark === null || mark === undefined || mark === '') return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(mark.slice(0, 200), 'base64url').toString()) as [unknown, unknown];
    if (Number.isSafeInteger(at) && Math.abs(at as number) < 8.64e15 && typeof id === 'string' && uuid.test(id)) {
      return { at: new Date(at as number), id };
    }
  } catch {
    // Falls through to the refusal: a mark of somebody's own making.
  }
  throw new DomainError('input.invalid', { field: 'after' });
}

/** Page sizes go from 1 to 50, whatever was asked for. */
export const pageSize = (first: number | null | undefined, usual = 20, most = 50): number =>
  Math.min(Math.max(Math.trunc(first ?? usual), 1), most);

/** Cuts the one row too many that tells whether more follows. */
export function pageOf<Row>(
  found: readonly Row[],
  first: number,
  cursorOf: (row: Row) => Cursor,
  after?: string | null,
): { items: Row[]; page: PageInfo } {
  const items = found.slice(0, first);
  const last = items.at(-1);
  return {
    items,
    page: { hasNext: found.length > first, next: last ? encodeCursor(cursorOf(last)) : null, previous: after || null },
  };
}
