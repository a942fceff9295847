import { gzipSync } from 'node:zlib';
import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = `http://127.0.0.1:${process.env['KITH_API'] ?? 4000}`;
const sources = (path: string) => new URL(path, import.meta.url).pathname;

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
    const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: Record<string, string> };
    const compiled = Object.entries(module.default).map(([key, text]) => {
      const parts = parse(text);
      const plain = parts.length === 1 && parts[0]?.type === 0;
      return [key, plain ? text : parts];
    });
    return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))}`, map: null };
  },
});

const kB = 1000;
const staffSource = /\/src\/(desk|clinic|run)\/|\/messages\/(desk|clinic|run)\.|\/app\/staff-/;

/** Fails the build when staff code reaches members, or when a page outgrows its budget (gzip, ux.md 5.4). */
const budgets = (): Plugin => ({
  name: 'kith:budgets',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const needs = (names: string[], found = new Set<string>()): Set<string> => {
      for (const name of names) {
        if (found.has(name)) continue;
        found.add(name);
        needs(chunks.find((chunk) => chunk.fileName === name)?.imports ?? [], found);
      }
      return found;
    };
    const holding = (pattern: RegExp) => chunks.filter((c) => c.facadeModuleId && pattern.test(c.facadeModuleId)).map((c) => c.fileName);
    const weigh = (label: string, names: string[], limit: number) => {
      const parts = chunks.filter((chunk) => needs(names).has(chunk.fileName));
      const bytes = parts.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const line = `${label}: ${(bytes / kB).toFixed(1)} kB of ${limit} kB`;
      if (bytes > limit * kB) this.error(`Over budget. ${line}`);
      this.info(line);
      return parts;
    };
    const entry = chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
    const member = weigh('Member entry and thread', [...entry, ...holding(/\/app\/member-layout\.tsx$|\/threads\/thread-page\.tsx$/)], 190);
    weigh('Staff entry', [...entry, ...holding(/\/app\/staff-layout\.tsx$/)], 280);
    for (const chunk of member) {
      const stray = chunk.moduleIds.find((id) => staffSource.test(id));
      if (stray) this.error(`Staff code in a member chunk: ${stray}`);
    }
  },
});

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [oneLanguage(), react(), compiledMessages(), budgets()],
  resolve: {
    alias: [
      { find: /^@kith\/contracts\/(.*)$/, replacement: sources('../../libs/contracts/src/$1.ts') },
      { find: /^@kith\/triage\/(.*)$/, replacement: sources('../../libs/triage/src/$1.ts') },
      ...(command === 'build'
        ? [{ find: '@formatjs/icu-messageformat-parser', replacement: '@formatjs/icu-messageformat-parser/no-parser.js' }]
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
          groups: [{ name: 'base', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|react-intl|@formatjs|intl-messageformat)\// }],
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
      '/help': api,
      '/socket.io': { target: api, ws: true },
    },
  },
}));
