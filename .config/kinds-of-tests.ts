/**
 * Tests that take long, by what takes the time. Each kind has a time-out of its own: at least twenty times what its
 * slowest test needs on a quiet machine, because a busy one is no failure. A file of tests says its kind in a comment at
 * its top, `// @module-tag property`; `test/kinds-of-tests.test.ts` says which file is of which kind.
 */
export const kindsOfTests = [
  { name: 'property', description: 'tries hundreds of random cases', timeout: 120_000 },
  { name: 'synthesis', description: 'makes the CloudFormation template with the CDK', timeout: 60_000 },
  { name: 'bundle', description: 'builds the bundles that are deployed, and runs them', timeout: 60_000 },
  { name: 'replay', description: 'plays a day of production again and again', timeout: 240_000 },
  { name: 'browser', description: 'drives Chromium', timeout: 300_000 },
]
