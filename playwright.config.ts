import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/launch/chromium.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4100);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as ['json']] : [])],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // What a worker of the app answers, a test cannot change on its way: only what is about them lets them in.
    serviceWorkers: 'block',
    // Recording costs about a tenth of the time: ask for it with E2E_TRACE=1.
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await chromiumPath(), chromiumSandbox: false },
  },
  projects: [
    { name: 'people', testMatch: 'support/*.setup.ts' },
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: '**/night.spec.ts', dependencies: ['people'] },
    // Nobody is on shift any more, so it comes when all others are done.
    { name: 'night', testMatch: '**/night.spec.ts', dependencies: ['journeys'] },
  ],
  webServer: {
    // The shell gives way to the server, so that the server sees when this process is gone.
    command: `exec "${process.execPath}" e2e/server.mjs`,
    url: baseURL,
    timeout: 120_000,
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
    stdout: 'pipe',
    env: {
      ...(process.env as Record<string, string>),
      E2E_PORT: String(port),
      TIMER_SCALE: process.env['TIMER_SCALE'] ?? '0.08',
    },
  },
});
