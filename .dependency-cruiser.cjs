const feature = '^apps/api/src/(?!platform/|testing/|seed/)([^/]+)/';
const spec = '[.]spec[.]tsx?$';
// The composition root puts features together; it is the one place that may know them all.
const composition = '^apps/api/src/(app[.]module|main|worker|cli)[.]ts$';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contracts-is-the-floor',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^(libs|apps)/(?!contracts/)' },
    },
    {
      name: 'domain-and-triage-are-pure',
      severity: 'error',
      from: { path: '^libs/(domain|triage)/', pathNot: [spec, '^libs/triage/(eval|train)/'] },
      to: { pathNot: ['^libs/$1/', '^libs/contracts/'] },
    },
    {
      name: 'testkit-only-in-tests',
      severity: 'error',
      from: { pathNot: [spec, '^(e2e|bench|test|libs/testkit|apps/api/src/(testing|seed))/'] },
      to: { path: '^libs/testkit/' },
    },
    {
      name: 'web-knows-only-contracts',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(domain|triage)|apps/api)/', pathNot: '^libs/triage/src/personal-details' },
    },
    {
      name: 'web-features-stay-apart',
      severity: 'error',
      from: { path: '^apps/web/src/(?!app|platform|ui|gql)([^/]+)/' },
      to: { path: '^apps/web/src/(?!platform|ui|gql)[^/]+/', pathNot: '^apps/web/src/$1/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: spec },
      to: { path: feature },
    },
    {
      name: 'features-meet-at-public-files',
      severity: 'error',
      from: { path: feature, pathNot: spec },
      to: { path: feature, pathNot: ['^apps/api/src/$1/', '[.](service|loader|model|module)[.]ts$'] },
    },
    {
      name: 'sql-lives-in-stores',
      severity: 'error',
      from: { path: feature, pathNot: ['[.](store|entity|loader)[.]ts$', '/migrations/', spec] },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'only-the-composition-root-knows-all',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: [composition, spec, '^apps/api/src/(testing|seed)/'] },
      to: { path: composition },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
