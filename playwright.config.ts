import { defineConfig } from '@playwright/test'
import { browserPath } from './e2e/browser-path.ts'
import { signedInState } from './e2e/story.ts'

/** The built product as `npm start` starts it, in a browser that came with the packages. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/start-sample.ts',
  // Two processes share what a small machine has; stories that wait for runs need it to themselves.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/stories.json' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: await browserPath(),
      args: ['--no-sandbox', '--headless=shell', '--no-zygote'],
    },
  },
  projects: [
    { name: 'first', testMatch: 'sign-in-by-link.spec.ts' },
    {
      name: 'stories',
      testIgnore: ['sign-in-by-link.spec.ts', 'first-start.spec.ts', 'outage.spec.ts', 'odd-reports.spec.ts'],
      dependencies: ['first'],
      use: { storageState: signedInState },
    },
    { name: 'empty', testMatch: 'first-start.spec.ts' },
    { name: 'own', testMatch: ['outage.spec.ts', 'odd-reports.spec.ts'] },
  ],
})
