import { transform } from '@swc/core';

/** The options of jest.config.mjs: what is tested is what runs. */
const options = {
  module: { type: 'es6' },
  swcrc: false,
  configFile: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

/** TypeScript in, the JavaScript that runs out. */
export async function transpile(source, filename) {
  const { code } = await transform(source, { ...options, filename, sourceFileName: filename });
  return code;
}
