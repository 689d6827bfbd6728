import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { kindsOfTests, plainTestMs } from './kinds-of-tests.ts'
import { secondsOfParts } from './seconds-of-parts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const endToEnd = ['test/e2e/**/*.test.ts']
const simulation = ['test/simulation/protocol/**/*.test.ts']
const aws = ['test/aws/**/*.test.ts']

/** Whether the scripts in `.ci` have started what the project `aws` needs. `npm test` goes without. */
const isAwsThere = ['LAMBDA_RUNTIME_CLIENT', 'MINISTACK_TLS_FOLDER'].some((name) => process.env[name])

/** The limits for hooks and for polled expectations. */
const patience = { hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

/**
 * The parts of `npm test`, one after the other. `unit` needs no browser and hardly any other process; `npm
 * run check` runs it. `e2e` drives the whole local world. `simulation` runs the delivery protocol through its
 * histories. `aws` deploys a stage to an emulator of AWS, and runs the bundles under AWS's runtime client; only
 * `.ci/run` does so.
 */
export default defineConfig({
  root,
  plugins: [secondsOfParts()],
  test: {
    tags: kindsOfTests,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...endToEnd, ...simulation, ...aws],
          sequence: { groupOrder: 1 },
          // Files share their imports, above all the CDK and the AWS SDK, which takes a third of the time. So a test
          // must leave nothing behind, neither in globals nor in modules. Each worker imports it all once more.
          isolate: false,
          maxWorkers: Math.min(availableParallelism(), 4),
          testTimeout: plainTestMs,
          ...patience,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: endToEnd,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          ...patience,
        },
      },
      {
        root,
        test: {
          name: 'simulation',
          include: simulation,
          sequence: { groupOrder: 3 },
          // Its files need nothing but a processor each.
          maxWorkers: Math.min(availableParallelism(), 4),
          testTimeout: 600_000,
          ...patience,
        },
      },
      ...(isAwsThere
        ? [{ root, test: { name: 'aws', include: aws, testTimeout: 600_000, ...patience } }]
        : []),
    ],
  },
})
