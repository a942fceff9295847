interface Fact {
  name: string;
  value: string;
}

/** The value of a fact, or empty text. */
export const factOf = (facts: readonly Fact[], name: string): string =>
  facts.find((fact) => fact.name === name)?.value ?? '';

/** A count among facts; 0 when it is missing. */
export const countOf = (facts: readonly Fact[], name: string): number => Number(factOf(facts, name)) || 0;
