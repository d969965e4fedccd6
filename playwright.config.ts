import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { browserArgs } from './tools/launch/browser-args.mjs'

const remembered = new URL('.cache/browser.json', import.meta.url)
// The launcher names the browser that it has seen start; a bare `npx playwright test` takes the one it remembered.
const browser =
  process.env.FIRSTLOGIN_BROWSER ??
  (existsSync(remembered) ? (JSON.parse(readFileSync(remembered, 'utf8')) as { path: string }).path : undefined)
const ignored = ['node_modules/**', 'reports/out/**', 'examples/*/node_modules/**']

/** One runner for everything: `unit` (pure functions), `specs` (servers and browsers), `scenarios` (planned cases of a run). */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['dot'], ['./tools/skip-reporter.ts']],
  outputDir: 'test-results',
  use: {
    headless: process.env.FIRSTLOGIN_HEADED !== '1',
    launchOptions: { args: browserArgs(), ...(browser ? { executablePath: browser } : {}) },
  },
  projects: [
    // Whole files go to one worker: loading a file twice costs more than its tests.
    { name: 'unit', testMatch: '**/*.test.ts', testIgnore: ignored, fullyParallel: false },
    {
      name: 'specs',
      testMatch: '**/*.spec.ts',
      testIgnore: [...ignored, 'scenarios/scenarios.spec.ts'],
      timeout: 60_000,
      retries: process.env.CI ? 1 : 0,
    },
    { name: 'scenarios', testMatch: 'scenarios/scenarios.spec.ts', timeout: 120_000 },
  ],
})
