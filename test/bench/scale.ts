import { progressPrinter } from '../../infra/cli/desk/print-progress.ts'
import { readArgs } from '../../infra/local/read-args.ts'
import type { BoundedFigure } from './bounded-figure.ts'
import { memoryMb } from './cost-assumed.ts'
import { type CpuAtScaleSizes, cpuAtScale } from './scale/cpu-at-scale.ts'
import { type CrowdHour, type CrowdHourResult, crowdHour } from './scale/crowd-hour.ts'
import { latency } from './scale/crowd-services.ts'
import { hourFigures, scaleTable } from './scale/scale-table.ts'
import { progressOf, showFigures } from './show-figures.ts'

/** Lambda gives a function a whole processor at so much memory, and less of it at less. */
const wholeProcessorMb = 1_769
const processorShare = memoryMb.deliver / wholeProcessorMb

/** What a million mails in an hour need, and a reserve: 277.8 a second. */
const perSecond = 300
const million = { readers: 1_000_000, perSecond }
/** As many as `npm run deploy` advises for this rate. */
const advisedWorkers = 2

type Hour = Omit<CrowdHour, 'cpuMs' | 'onProgress'>

interface ScaleSizes {
  readonly cpu: CpuAtScaleSizes
  readonly hours: readonly Hour[]
}

/** Of the hour one worker of sixteen with its readers, in a few minutes: the others do the same at the same time. */
const defaultSizes: ScaleSizes = {
  cpu: { papers: 820, few: 1_000, many: 10_000, rounds: 1 },
  hours: [
    { ...million, workers: 16, sampledWorkers: 1, moments: 1 },
    { ...million, workers: 16, sampledWorkers: 1, moments: 4 },
  ],
}

/** All readers of the hour, one by one, where they come at once; those of one worker where they come in four parts. */
const fullSizes: ScaleSizes = {
  cpu: { papers: 820, few: 1_000, many: 100_000, rounds: 1 },
  hours: [
    { ...million, workers: advisedWorkers, sampledWorkers: advisedWorkers, moments: 1 },
    { ...million, workers: advisedWorkers, sampledWorkers: 1, moments: 4 },
    ...defaultSizes.hours,
  ],
}

/**
 * What a mail costs where many are due, and a million readers who are due within an hour, in simulated time. False: a
 * figure is over its limit.
 */
export async function measureScale(args: readonly string[]): Promise<boolean> {
  const { values } = readArgs({
    args: [...args],
    options: { full: { type: 'boolean', default: false }, json: { type: 'string' } },
  })
  const sizes = values.full ? fullSizes : defaultSizes
  const progress = progressOf('scale')
  const { cpuMs: measuredMs, ...cpu } = await cpuAtScale(sizes.cpu, progress)
  const cpuMs = measuredMs / processorShare
  const results: CrowdHourResult[] = []
  for (const [place, hour] of sizes.hours.entries()) {
    progress(`hour ${place + 1} of ${sizes.hours.length}, ${hour.sampledWorkers} of ${hour.workers} workers`)
    results.push(await watchedHour({ ...hour, cpuMs }))
  }
  console.log(`${scaleTable(results)}

Simulated: ${latency.dynamoMs} ms a call of DynamoDB, ${latency.sesMs} ms of SES, ${latency.sqsMs} ms of SQS; ${perSecond} mails a second; a mail keeps a worker's processor busy for ${cpuMs.toFixed(1)} ms, which is the CPU measured above on the ${processorShare.toFixed(2)} of a processor that ${memoryMb.deliver} MB bring.
`)
  const figures: BoundedFigure[] = [cpu, ...results.flatMap(hourFigures)]
  return showFigures('scale', figures, { json: values.json, sizes: { ...sizes, latency, cpuMs, results } })
}

async function watchedHour(hour: CrowdHour): Promise<CrowdHourResult> {
  const { tell, end } = progressPrinter(
    {
      isTerminal: process.stderr.isTTY === true,
      write: (text) => void process.stderr.write(text),
      clock: Date.now,
    },
    'reader',
  )
  const result = await crowdHour({ ...hour, onProgress: tell })
  end()
  return result
}
