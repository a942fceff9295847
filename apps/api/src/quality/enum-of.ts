/** Codes as the object that GraphQL makes an enum of. */
export const enumOf = <Name extends string>(names: readonly Name[]): { readonly [K in Name]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in Name]: K };
