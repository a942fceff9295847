/** What a deployment has changed in the rules of the release: whole rules put in or in place of one, and ids taken out. */
export interface Changes<R extends { id: string }> {
  put: readonly R[];
  retired: readonly string[];
}

/** Version 0: the rules as the release brings them. */
export const asShipped: Changes<never> = { put: [], retired: [] };

/** The rules in force: those of the release with the changes laid over them by id, new ones at the end. */
export function laidOver<R extends { id: string }>(shipped: readonly R[], { put, retired }: Changes<R>): R[] {
  const changed = new Map(put.map((rule) => [rule.id, rule]));
  const gone = new Set(retired);
  const kept = shipped.filter(({ id }) => !gone.has(id)).map((rule) => changed.get(rule.id) ?? rule);
  const known = new Set(shipped.map(({ id }) => id));
  return [...kept, ...put.filter(({ id }) => !known.has(id))];
}

/** All changes after one more step. What the step puts in is no longer retired, and the other way round. */
export function followedBy<R extends { id: string }>(before: Changes<R>, step: Changes<R>): Changes<R> {
  const touched = new Set([...step.put.map(({ id }) => id), ...step.retired]);
  return {
    put: [...before.put.filter(({ id }) => !touched.has(id)), ...step.put],
    retired: [...before.retired.filter((id) => !touched.has(id)), ...step.retired],
  };
}

/** The same text for the same rule, whatever order its fields came in. */
const told = <R extends { id: string }>(rule: R): string => JSON.stringify(rule, Object.keys(rule).sort());

/** Ids of the rules in which two sets of changes differ. */
export function differing<R extends { id: string }>(one: Changes<R>, other: Changes<R>): string[] {
  const said = ({ put, retired }: Changes<R>) =>
    new Map([...put.map((rule) => [rule.id, told(rule)] as const), ...retired.map((id) => [id, ''] as const)]);
  const [left, right] = [said(one), said(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((id) => left.get(id) !== right.get(id));
}
