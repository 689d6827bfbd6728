import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What starts processes of its own, or takes its time. */
const slow = ['test/e2e/**/*.test.ts', 'test/simulation/protocol/**/*.test.ts']

/** `unit` needs no browser and no other process; `e2e` drives the whole local world, and simulates the protocol. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: slow },
      },
      {
        root,
        test: { name: 'e2e', include: slow, testTimeout: 180_000, hookTimeout: 120_000 },
      },
    ],
  },
})
