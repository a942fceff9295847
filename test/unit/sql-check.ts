import ts from 'typescript';

import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

/** Functions of platform/db.ts whose second argument is the text of a statement; `.query` takes it first. */
const runners = new Set(['rows', 'row', 'write', 'hotRows', 'hotWrite']);
/** TypeORM builds these from raw text (security.md 1, trap 2). */
const builders = new Set(
  ['orderBy', 'groupBy', 'select', 'having'].flatMap((name) => [name, `add${name[0]!.toUpperCase()}${name.slice(1)}`]),
)
  .add('distinctOn')
  .add('andHaving')
  .add('orHaving');
/** The two places that are handed a whole statement by somebody else: our own runners, and the job queue's library. */
const doors = new Map([
  ['apps/api/src/platform/db.ts', ['rows', 'row', 'hotRows', 'write', 'hotWrite']],
  ['apps/api/src/platform/outbox.ts', ['executeSqlOf']],
]);

/** Everything of the server that could send a statement; migrations run without anybody's input. */
const serverFiles = () =>
  globSync('apps/api/src/**/*.ts', { cwd: root }).filter(
    (path) => !/\.spec\.ts$|\/(migrations|testing|seed)\//.test(path),
  );

/**
 * Reads the server's source and names each statement that is not made of constants alone: text is followed through
 * constants, functions that build fragments and everything their callers hand them. `planted` adds files that exist
 * only for this call.
 */
export function builtStatements(planted: Record<string, string> = {}): { found: string[]; checked: number } {
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      root,
    ).options,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const extra = new Map(Object.entries(planted).map(([path, text]) => [join(root, path), text]));
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => extra.has(path) || fileExists(path);
  host.readFile = (path) => extra.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, ...rest) =>
    extra.has(path)
      ? ts.createSourceFile(path, extra.get(path)!, ts.ScriptTarget.ESNext, true)
      : getSourceFile(path, ...rest);
  const paths = [...serverFiles().map((path) => join(root, path)), ...extra.keys()];
  const program = ts.createProgram(paths, options, host);
  const checker = program.getTypeChecker();
  const sources = paths.map((path) => program.getSourceFile(path)!);

  const calls = new Map<ts.Node, ts.CallExpression[]>();
  const statements: { text: ts.Expression | undefined; at: ts.CallExpression }[] = [];
  const ordered: ts.CallExpression[] = [];
  for (const source of sources) visit(source, source);

  function visit(node: ts.Node, source: ts.SourceFile): void {
    if (ts.isCallExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      if (declaration) calls.set(declaration, [...(calls.get(declaration) ?? []), node]);
      const name = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText();
      if (ts.isIdentifier(node.expression) && runners.has(name) && !isDoor(node, source))
        statements.push({ text: node.arguments[1], at: node });
      if (ts.isPropertyAccessExpression(node.expression) && name === 'query' && !isDoor(node, source))
        statements.push({ text: node.arguments[0], at: node });
      if (ts.isPropertyAccessExpression(node.expression) && builders.has(name) && !isGrouping(node.expression))
        ordered.push(node);
    }
    ts.forEachChild(node, (child) => visit(child, source));
  }

  function isDoor(node: ts.Node, source: ts.SourceFile): boolean {
    const names = doors.get(source.fileName.slice(root.length + 1)) ?? [];
    for (let up: ts.Node | undefined = node; up; up = up.parent) {
      if ((ts.isFunctionDeclaration(up) || ts.isVariableDeclaration(up)) && names.includes(up.name?.getText() ?? ''))
        return true;
    }
    return false;
  }

  const under = new Set<ts.Node>();

  /** True when the text can be no other than what stands in our own source. */
  function isOurs(node: ts.Expression | undefined): boolean {
    if (!node) return false;
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
    if (ts.isTemplateExpression(node)) return node.templateSpans.every(({ expression }) => isOurs(expression));
    if (isLiteralType(checker.getTypeAtLocation(node))) return true;
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    )
      return isOurs(node.expression);
    if (ts.isConditionalExpression(node)) return isOurs(node.whenTrue) && isOurs(node.whenFalse);
    if (ts.isBinaryExpression(node)) return isOurs(node.left) && isOurs(node.right);
    if (ts.isArrayLiteralExpression(node))
      return node.elements.every((one) => isOurs(ts.isSpreadElement(one) ? one.expression : one));
    if (ts.isObjectLiteralExpression(node))
      return node.properties.every((one) => ts.isPropertyAssignment(one) && isOurs(one.initializer));
    if (ts.isIdentifier(node)) return isOursByName(node);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return isOurs(node.expression);
    if (ts.isCallExpression(node)) return isOursByCall(node);
    return false;
  }

  function isOursByName(node: ts.Identifier): boolean {
    let symbol = checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
    let declaration: ts.Node | undefined = symbol?.valueDeclaration;
    while (declaration && ts.isBindingElement(declaration)) declaration = declaration.parent.parent;
    if (!declaration) return false;
    // Something that comes back to itself adds nothing that was not looked at already.
    if (under.has(declaration)) return true;
    under.add(declaration);
    try {
      if (ts.isVariableDeclaration(declaration)) {
        const list = declaration.parent;
        const isConst = ts.isVariableDeclarationList(list) && Boolean(list.flags & ts.NodeFlags.Const);
        if (isConst && ts.isForOfStatement(list.parent)) return isOurs(list.parent.expression);
        return isConst && isOurs(declaration.initializer);
      }
      return ts.isParameter(declaration) && isOursFromEverywhere(declaration);
    } finally {
      under.delete(declaration);
    }
  }

  /** A parameter is ours when every caller in the server hands it something that is; so are the items of our own lists. */
  function isOursFromEverywhere(parameter: ts.ParameterDeclaration): boolean {
    const made = parameter.parent;
    if (
      ts.isArrowFunction(made) &&
      ts.isCallExpression(made.parent) &&
      ts.isPropertyAccessExpression(made.parent.expression)
    ) {
      const [list, place] = [made.parent.expression.expression, made.parameters.indexOf(parameter)];
      return ['map', 'flatMap', 'filter'].includes(made.parent.expression.name.text) && (place === 1 || isOurs(list));
    }
    const from = calls.get(made) ?? [];
    return from.length > 0 && from.every((call) => isOurs(call.arguments[made.parameters.indexOf(parameter)]));
  }

  function isOursByCall(node: ts.CallExpression): boolean {
    const { expression } = node;
    // `named` of platform/db.ts gives the same statement a name.
    if (expression.getText() === 'named') return isOurs(node.arguments[0]);
    if (ts.isPropertyAccessExpression(expression)) {
      const { name, expression: on } = expression;
      if (/^(Object)$/.test(on.getText()) && /^(keys|values|entries)$/.test(name.text))
        return isOurs(node.arguments[0]);
      if (/^(map|flatMap)$/.test(name.text)) return isOurs(on) && isOurs(returned(node.arguments[0]));
      if (/^(join|toLowerCase|toUpperCase|trim|filter|slice|toSorted|toReversed)$/.test(name.text))
        return isOurs(on) && node.arguments.every((one) => ts.isArrowFunction(one) || isOurs(one));
    }
    const declaration = checker.getResolvedSignature(node)?.declaration;
    const fragment = declaration && (ts.isArrowFunction(declaration) || ts.isFunctionDeclaration(declaration));
    return Boolean(fragment && isOurs(returned(declaration)));
  }

  /** What a function that is one expression gives back. */
  function returned(node: ts.Node | undefined): ts.Expression | undefined {
    if (!node || !(ts.isArrowFunction(node) || ts.isFunctionDeclaration(node))) return undefined;
    if (node.body && !ts.isBlock(node.body)) return node.body;
    const last = (node.body as ts.Block | undefined)?.statements.at(-1);
    return last && ts.isReturnStatement(last) ? last.expression : undefined;
  }

  const say = (node: ts.Node) => {
    const source = node.getSourceFile();
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    return `${source.fileName.slice(root.length + 1)}:${line + 1}`;
  };
  const found = [
    ...statements.filter(({ text }) => !isOurs(text)).map(({ at }) => say(at)),
    ...ordered.filter((call) => !call.arguments.every((one) => ts.isStringLiteralLike(one))).map(say),
  ];
  return { found, checked: statements.length };
}

/** `Map.groupBy` and `Object.groupBy` group rows that are here already. */
const isGrouping = ({ expression }: ts.PropertyAccessExpression): boolean =>
  /^(Map|Object)$/.test(expression.getText());

/** Types that only our own source can fill: literals and unions of them. A number is no literal. */
function isLiteralType(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isLiteralType);
  return type.isStringLiteral() || type.isNumberLiteral();
}
