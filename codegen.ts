import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'libs/contracts/schema.graphql',
  documents: ['apps/web/src/**/*.graphql.ts'],
  ignoreNoDocuments: true,
  generates: {
    'apps/web/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        strictScalars: true,
        scalars: { DateTime: 'string', ID: 'string', UUID: 'string', JSON: 'unknown' },
        useTypeImports: true,
        enumsAsTypes: true,
        importExtension: '.js',
      },
    },
  },
};

export default config;
