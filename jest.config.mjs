const swc = (tsx) => [
  '@swc/jest',
  {
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      experimental: { keepImportAttributes: true },
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
  },
];

const sources = { '^@kith/([a-z]+)/(.*)$': '<rootDir>/libs/$1/src/$2', '^(\\.{1,2}/.*)\\.js$': '$1' };

const common = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  moduleNameMapper: sources,
};

export default {
  // Modules of a spec that is over are never given back: the worker that runs them is renewed when it has grown.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1.5GB',
  projects: [
    {
      ...common,
      displayName: 'libs',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/libs/*/src/**/*.spec.ts', '<rootDir>/test/unit/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'api',
      testEnvironment: 'node',
      setupFilesAfterEnv: ['<rootDir>/test/api-setup.mjs'],
      testMatch: ['<rootDir>/apps/api/src/**/*.spec.ts', '<rootDir>/test/catch-up/*.spec.ts'],
      globalSetup: '<rootDir>/test/postgres-setup.mjs',
      globalTeardown: '<rootDir>/test/postgres-teardown.mjs',
    },
    {
      ...common,
      displayName: 'web',
      testEnvironment: '<rootDir>/test/jsdom-env.mjs',
      testMatch: ['<rootDir>/apps/web/src/**/*.spec.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/test/web-setup.mjs'],
      moduleNameMapper: {
        '\\.(module\\.)?css$': '<rootDir>/test/css-module.mjs',
        '\\.svg$': '<rootDir>/test/css-module.mjs',
        ...sources,
      },
    },
  ],
};
