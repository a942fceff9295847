import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';

import { DomainError } from '@kith/domain/refusal';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function parse(value: unknown): string {
  if (typeof value !== 'string' || !uuid.test(value))
    throw new DomainError('input.invalid', { field: 'id', wanted: 'uuid' });
  return value.toLowerCase();
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
