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
  feedback: 256,
}

/** As the stack deploys them. */
export const [alarms, dashboards, secrets] = [24, 1, 2]
