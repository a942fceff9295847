import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';

import { DomainError } from '@kith/domain/refusal';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function parse(value: unknown): string {
  if (typeof value !== 'string' || !uuid.test(value))
    throw new DomainError('input.invalid', { field: 'id', wanted: 'uuid' });
  return value.toLowerCase();
}

const moment = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseMoment(value: unknown): Date {
  const [whole, day] = (typeof value === 'string' && moment.exec(value)) || [];
  const at = new Date(whole ?? '');
  const isDay = day !== undefined && new Date(day).toJSON()?.startsWith(day);
  if (!isDay || Number.isNaN(at.getTime()))
    throw new DomainError('input.invalid', { field: 'moment', wanted: 'date and time with zone' });
  return at;
}

/** Moments as they come in: without this, one that is none would reach the rules as a date that compares with nothing. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string | null, Date> {
  description = 'A date-time string at UTC, such as 2019-12-03T09:54:33Z, compliant with the date-time format.';

  parseValue(value: unknown): Date {
    return parseMoment(value);
  }

  serialize(value: unknown): string | null {
    return value instanceof Date ? value.toISOString() : null;
  }

  parseLiteral(node: ValueNode): Date {
    return parseMoment(node.kind === Kind.STRING ? node.value : null);
  }
}

/** Marks arguments that are ids or idempotency keys. A malformed one is refused before it reaches the database. */
@Scalar('UUID')
export class UuidScalar implements CustomScalar<string, string> {
  description = 'An id or idempotency key: a UUID in its usual form of 36 characters.';

  parseValue(value: unknown): string {
    return parse(value);
  }

  serialize(value: unknown): string {
    return String(value);
  }

  parseLiteral(node: ValueNode): string {
    return parse(node.kind === Kind.STRING ? node.value : null);
  }
}
