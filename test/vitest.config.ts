import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const patient = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const

/** `vitest run --config test/vitest.config.ts test/unit` runs the rules alone, in seconds and without a Postgres. */
export default defineConfig({
  root: here('..'),
  test: {
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...patient, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...patient,
          name: 'console',
          include: ['test/**/*.test.ts'],
          exclude: ['test/unit/**', 'test/browser/**'],
          globalSetup: here('postgres.ts'),
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: here('browser/build.ts'),
        },
      },
    ],
  },
})
