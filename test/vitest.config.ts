import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `vitest run --config test/vitest.config.ts test/unit` runs the pure rules alone, in seconds. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: fileURLToPath(new URL('postgres.ts', import.meta.url)),
  },
})
