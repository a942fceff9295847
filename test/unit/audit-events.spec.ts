import { describe, expect, it } from '@jest/globals';

import { globSync, readFileSync } from 'node:fs';

import { auditEvents } from '@kith/domain/run/audit-events';

const source = globSync(['apps/api/src/**/*.ts', 'libs/domain/src/**/*.ts'])
  .filter((path) => !/[.]spec[.]ts$|\/testing\/|\/seed\/|audit-events[.]ts$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Kinds of thing whose actions are put together from what happened, as in `reviewItem.${kind}`. */
const together = ['reviewItem', 'escalation', 'reveal', 'memorial'];

const isWritten = (action: string): boolean => {
  const [kind, what] = action.split('.') as [string, string];
  return source.includes(`'${action}'`) || (together.includes(kind) && new RegExp(`'${what}'`).test(source));
};

describe('the events that must be audited (R54)', () => {
  it.each(Object.entries(auditEvents))('%s is written down', (_, actions) => {
    expect(actions.filter((action) => !isWritten(action))).toEqual([]);
  });

  it('has no action under two headings', () => {
    const all: string[] = Object.values(auditEvents).flat();
    expect(all.filter((action, at) => all.indexOf(action) !== at)).toEqual([]);
  });

  it('would see an action that nothing writes', () => {
    expect(['reviewItem.vanished', 'session.vanished'].filter(isWritten)).toEqual([]);
  });
});
