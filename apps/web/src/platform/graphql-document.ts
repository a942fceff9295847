import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { graphql as generated } from '../gql/gql.js';

/** A document with the types of its answer and variables. */
export interface Document<Result, Variables> extends DocumentTypeDecoration<Result, Variables> {
  toString(): string;
}

const fragments = new Map<string, string>();

const withFragments = (text: string, seen = new Set<string>()): string => {
  for (const [, name] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
    if (!name || seen.has(name)) continue;
    const fragment = fragments.get(name);
    if (!fragment) throw new Error(`Import the file of the fragment ${name}.`);
    seen.add(name);
    text += `\n${withFragments(fragment, seen)}`;
  }
  return text;
};

class TypedDocument {
  readonly operation: string;

  constructor(private readonly text: string) {
    const [, kind, name] = /^\s*(query|mutation|fragment)\s+(\w+)/.exec(text) ?? [];
    if (!kind || !name) throw new Error('Every document has a name.');
    this.operation = name;
    if (kind === 'fragment') fragments.set(name, text);
  }

  toString(): string {
    return withFragments(this.text);
  }
}

/**
 * Marks a document; its types come from the code generator. The text stays in the chunk of the screen that asks for it
 * (the generated map would put every document of staff into the first file that members load).
 */
export const graphql = ((text: string) => new TypedDocument(text)) as unknown as typeof generated;

/** Name of the operation, for keys and logs. */
export const operationOf = (document: Document<unknown, never>): string =>
  (document as unknown as TypedDocument).operation;
