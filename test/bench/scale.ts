import { writeFileSync } from 'node:fs'
import { progressPrinter } from '../../infra/cli/desk/print-progress.ts'
import { readArgs } from '../../infra/local/read-args.ts'
import { type CrowdHour, type CrowdHourResult, crowdHour } from './scale/crowd-hour.ts'
import { latency } from './scale/crowd-services.ts'
import { breaksALimit, limits, scaleTable } from './scale/scale-table.ts'

/**
 * How long a mail keeps the processor of a worker busy: `npm run bench -- deliver` measures about half of it, and a
 * function of 1,024 MB has 0.58 of a processor.
 */
const cpuMs = 6

/** What a million mails in an hour need, and a reserve: 277.8 a second. */
const perSecond = 300
const million = { readers: 1_000_000, perSecond, cpuMs }
/** As many as `npm run deploy` advises for this rate. */
const advisedWorkers = 2

/** One worker of sixteen with its readers, in a few minutes: the others do the same at the same time. */
const defaultHours: readonly CrowdHour[] = [
  { ...million, workers: 16, sampledWorkers: 1, moments: 1 },
  { ...million, workers: 16, sampledWorkers: 1, moments: 4 },
]

/** All readers one by one. */
const fullHours: readonly CrowdHour[] = [
  { ...million, workers: advisedWorkers, sampledWorkers: advisedWorkers, moments: 1 },
  { ...million, workers: advisedWorkers, sampledWorkers: advisedWorkers, moments: 4 },
  ...defaultHours,
]

/** A million readers who are due within an hour, in simulated time. False: a figure is over its limit. */
export async function measureScale(args: readonly string[]): Promise<boolean> {
  const { values } = readArgs({
    args: [...args],
    options: { full: { type: 'boolean', default: false }, json: { type: 'string' } },
  })
  const hours = values.full ? fullHours : defaultHours
  const results: CrowdHourResult[] = []
  for (const [place, hour] of hours.entries()) {
    console.error(
      `hour ${place + 1} of ${hours.length}: ${hour.workers} workers, ${hour.sampledWorkers} of them run`,
    )
    const progress = progressPrinter(
      {
        isTerminal: process.stderr.isTTY === true,
        write: (text) => void process.stderr.write(text),
        clock: Date.now,
      },
      'reader',
    )
    results.push(await crowdHour({ ...hour, onProgress: progress.tell }))
    progress.end()
  }
  console.log(`${scaleTable(results)}

Simulated: ${latency.dynamoMs} ms a call of DynamoDB, ${latency.sesMs} ms of SES, ${latency.sqsMs} ms of SQS, ${cpuMs} ms of a worker's processor a mail; ${perSecond} mails a second.
Limits: done after ${limits.hoursUntilDone} h, ${limits.busiestPartition} write units a second and partition.`)
  if (values.json !== undefined) {
    const content = {
      bench: 'scale',
      at: new Date().toISOString(),
      latency,
      cpuMs,
      perSecond,
      hours,
      results,
    }
    writeFileSync(values.json, `${JSON.stringify(content, undefined, 2)}\n`)
  }
  return !results.some(breaksALimit)
}
