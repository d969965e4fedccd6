import { defineConfig } from '@playwright/test'

/** One runner for everything: `unit` (pure functions), `specs` (servers and browsers), `scenarios` (planned cases of a run). */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'line',
  outputDir: 'reports/out/.playwright',
  projects: [
    { name: 'unit', testMatch: '**/*.test.ts', testIgnore: ['node_modules/**', 'reports/out/**'] },
    {
      name: 'specs',
      testMatch: '**/*.spec.ts',
      testIgnore: ['node_modules/**', 'reports/out/**', 'scenarios/scenarios.spec.ts'],
      timeout: 60_000,
    },
    { name: 'scenarios', testMatch: 'scenarios/scenarios.spec.ts', timeout: 120_000 },
  ],
})
