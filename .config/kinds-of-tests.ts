/** A plain test takes milliseconds. Its limit is for a machine that is busy with something else. */
export const plainTestMs = 60_000

/**
 * The kinds of slow tests, by what makes them slow. Each kind has its own time-out: fifty times the duration of
 * its slowest test on a quiet machine, because a busy machine must not make tests fail. A test file names its kind
 * in a comment at its top, `// @module-tag property`. `test/kinds-of-tests.test.ts` checks which file has which kind.
 */
export const kindsOfTests = [
  { name: 'property', description: 'tries hundreds of random cases', timeout: 300_000 },
  { name: 'synthesis', description: 'makes the CloudFormation template with the CDK', timeout: 120_000 },
  { name: 'bundle', description: 'builds the bundles that are deployed, and runs them', timeout: 120_000 },
  {
    name: 'replay',
    description: 'plays a day of production again and again, or many days of it',
    timeout: 600_000,
  },
  { name: 'browser', description: 'drives Chromium', timeout: 600_000 },
]
