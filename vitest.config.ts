import { defineConfig } from 'vitest/config'

const unit = '**/*.test.{ts,tsx}'
const fault = '**/*.fault.test.{ts,tsx}'
const elsewhere = ['node_modules/**', '.next/**', '.data/**', 'e2e/**']

/** Tests that attack and kill, and wait for what comes back, run one file at a time, after the others. */
export default defineConfig({
  test: {
    globalSetup: './scripts/test-postgres.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [unit],
          exclude: [...elsewhere, fault],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // Left to itself, vitest keeps one of two cores idle.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'fault',
          include: [fault],
          exclude: elsewhere,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
