import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = `http://127.0.0.1:${process.env['KITH_API'] ?? 4000}`;
const sources = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** React Aria ships its own words in 30 languages; we pass our own, so only English is kept. */
const oneLanguage = (): Plugin => ({
  name: 'kith:one-language',
  enforce: 'pre',
  load: (id) => (/\/intl\/[^/]+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : null),
});

/** Compiles ICU messages while building, so that the browser needs no parser. */
const compiledMessages = (): Plugin => ({
  name: 'kith:compiled-messages',
  apply: 'build',
  async transform(code, id) {
    if (!/\/messages\/[a-z]+\.en\.ts$/.test(id)) return null;
    const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      default: Record<string, string>;
    };
    const compiled = Object.entries(module.default).map(([key, text]) => {
      const parts = parse(text);
      const plain = parts.length === 1 && parts[0]?.type === 0;
      return [key, plain ? text : parts];
    });
    return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))}`, map: null };
  },
});

/** The help page keeps its own copy of the face under a name that never changes, for the days without a connection. */
const faceOfHelp = (): Plugin => {
  const face = () =>
    readFileSync(
      fileURLToPath(
        import.meta
          .resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'),
      ),
    );
  return {
    name: 'kith:face-of-help',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'fonts/atkinson.woff2', source: face() });
    },
    configureServer: (server) => {
      server.middlewares.use('/fonts/atkinson.woff2', (_, response) =>
        response.setHeader('content-type', 'font/woff2').end(face()),
      );
    },
  };
};

const staffSource =
  /\/src\/(desk|clinic|run)\/|\/messages\/(desk|clinic|run|rota)\.|\/app\/(staff-|screens\.(desk|clinic|run))/;

/** Fails the build when a chunk that members load at the start holds staff code. `scripts/budgets.mjs` weighs them. */
const staffApart = (): Plugin => ({
  name: 'kith:staff-apart',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const seen = new Set<string>();
    const walk = (name: string): void => {
      const chunk = chunks.find((one) => one.fileName === name);
      if (!chunk || seen.has(name)) return;
      seen.add(name);
      const stray = chunk.moduleIds.find((id) => staffSource.test(id));
      if (stray) this.error(`Staff code in a member chunk: ${stray}`);
      chunk.imports.forEach(walk);
    };
    for (const chunk of chunks) {
      const source = chunk.facadeModuleId ?? '';
      if (chunk.isEntry || (chunk.isDynamicEntry && source.includes('/apps/web/src/') && !staffSource.test(source)))
        walk(chunk.fileName);
    }
  },
});

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [oneLanguage(), react(), compiledMessages(), faceOfHelp(), staffApart()],
  resolve: {
    alias: [
      { find: /^@kith\/contracts\/(.*)$/, replacement: sources('../../libs/contracts/src/$1.ts') },
      { find: /^@kith\/triage\/(.*)$/, replacement: sources('../../libs/triage/src/$1.ts') },
      ...(command === 'build'
        ? [
            {
              find: '@formatjs/icu-messageformat-parser',
              replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
            },
          ]
        : []),
    ],
  },
  css: { modules: { generateScopedName: command === 'build' ? '[hash:base64:6]' : '[name]_[local]' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|react-intl|@formatjs|intl-messageformat)\//,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['KITH_WEB'] ?? 5173),
    strictPort: true,
    proxy: {
      '/graphql': api,
      '^/help($|[?/])': api,
      '/socket.io': { target: api, ws: true },
    },
  },
}));
