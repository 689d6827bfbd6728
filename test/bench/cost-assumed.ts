import type { FunctionName } from '../../infra/bundling.ts'

/** How many queues call functions, as the stack deploys them. */
export const polledQueues = 3

/** Figures that counting calls cannot give. Each is in the output, and is rather too high than too low. */
export const assumed = {
  /** How long the services take to answer; a worker mails one reader after the other, so this is its speed. */
  dynamoMs: 5,
  sqsMs: 10,
  sesMs: 80,
  /** Writing one mail, on the third of a processor that 512 MB bring. */
  composeMs: 30,
  /** The time that a call of a function takes beyond its waiting. */
  callMs: 50,
  /**
   * Starting a container: the init phase, which is billed. `npm run bench -- cold-start` measures less than a
   * third of it until a function is ready, without what Lambda does before.
   */
  initMs: 300,
  /** INIT_START of a container. */
  initLogBytes: 120,
  /** Reports come all day: four containers, each started anew every hour. */
  feedbackStartsADay: 4 * 24,
  /** Collecting, ranking and writing an edition. */
  editionSeconds: 60,
  /** SES's rate for an account that leaves the sandbox. */
  mailsPerSecond: 14,
  /** No reports of SES share a call of feedback. */
  reportsABatch: 1,
  /** Lambda asks each queue with five pollers, every 20 seconds, even if it is empty. */
  emptyReceivesADay: polledQueues * 5 * 3 * 60 * 24,
  /** START, END and REPORT of a call. */
  platformLogLines: 3,
  platformLogBytes: 340,
  /** CloudWatch adds this to each line. */
  bytesALogLine: 26,
  /** API Gateway's line for a request. */
  accessLogBytes: 260,
  /** Readers who sign up on a day, and confirm. As many leave. */
  newReadersShare: 0.01,
  /** Functions that stay warm all day read the keys that rotate every five minutes. */
  secretReadsADay: 3 * 12 * 24,
  /** Papers beside the list go after sixty days; the lists that stay are a fiftieth of an edition. */
  editionsKept: 60,
} as const

/** As the stack deploys them. */
export const memoryMb: Readonly<Record<FunctionName, number>> = {
  api: 512,
  publish: 1_024,
  deliver: 1_024,
  letters: 512,
  feedback: 256,
}

/** As the stack deploys them. */
export const [alarms, dashboards, secrets] = [31, 1, 2]

/** The functions whose calls are so far apart that each is assumed to start a container. */
const startsAtEachCall: ReadonlySet<FunctionName> = new Set(['api', 'publish', 'deliver', 'letters'])

/** What the start of one container is billed, in GB-seconds. */
export function initGbSeconds(name: FunctionName): number {
  return (memoryMb[name] / 1_024) * (assumed.initMs / 1_000)
}

/** How many containers a call is assumed to start. */
export function startsACall(name: FunctionName): number {
  return startsAtEachCall.has(name) ? 1 : 0
}
