import { metricNames } from '../../functions/metric-names.ts'
import { alarms, assumed, dashboards, initGbSeconds, memoryMb, secrets } from './cost-assumed.ts'
import type { Rates } from './cost-at-scale.ts'
import { type CountedDay, countDay, editionsBefore } from './cost-days.ts'
import { noOperation, type Operation } from './cost-ledger.ts'
import { unitsOfADigest } from './cost-of-a-digest.ts'
import { costTables, type SplitOperations } from './cost-tables.ts'
import { splitDays } from './cost-usage.ts'

/** Multiples of 48: at every hour there are as many readers with topics as without. */
const fewReaders = 48
const manyReaders = 240

/** To claim costs 1, to settle 1, the index 2. Writes that many mails share cost less than one more. */
const mostWriteUnitsAMail = 5

/** Counts the service's use of a day and prints its cost. False means that a mail costs more writes than it may. */
export async function measureCost(): Promise<boolean> {
  const few = await countDay(fewReaders)
  const many = await countDay(manyReaders)
  const operations = splitOperations(few, many)
  const writeUnitsAMail = sum(operations, 'deliver: ', ({ perReader }) => writesOf(perReader))
  console.log(
    costTables({
      many,
      operations,
      rates: ratesOf(few, many, operations),
      standing: {
        alarms,
        dashboards,
        secrets,
        metrics: Object.values(metricNames).flatMap((names) => Object.values(names)).length,
        secretReadsADay: assumed.secretReadsADay,
      },
      writeUnitsAMail,
      mostWriteUnitsAMail,
      digests: await unitsOfADigest(),
    }),
  )
  return writeUnitsAMail <= mostWriteUnitsAMail
}

const writesOf = ({ writeUnits, indexWriteUnits }: Operation): number => writeUnits + indexWriteUnits

function splitOperations(few: CountedDay, many: CountedDay): SplitOperations {
  const countsOf = ({ readers, operations }: CountedDay, name: string) => ({
    readers,
    counts: operations[name] ?? noOperation,
  })
  return Object.fromEntries(
    Object.keys(many.operations).map((name) => [name, splitDays(countsOf(few, name), countsOf(many, name))]),
  )
}

function sum(
  operations: SplitOperations,
  start: string,
  count: (operation: SplitOperations[string]) => number,
): number {
  return Object.entries(operations)
    .filter(([name]) => name.startsWith(start))
    .reduce((all, [, operation]) => all + count(operation), 0)
}

function ratesOf(few: CountedDay, many: CountedDay, operations: SplitOperations): Rates {
  const { perDay, perReader } = splitDays(
    { readers: few.readers, counts: few.usage },
    { readers: many.readers, counts: many.usage },
  )
  const stored = splitDays(
    { readers: few.readers, counts: { bytes: few.storedBytes } },
    { readers: many.readers, counts: { bytes: many.storedBytes } },
  )
  const editionsCounted = editionsBefore + 2
  const scan = sum(operations, 'publish: Scan', (each) => each.perDay.readUnits)
  return {
    perDay,
    perReader,
    run: {
      mails: 0,
      writeUnits: sum(operations, 'deliver: ', (each) => writesOf(each.perDay)) / 24,
      readUnits: sum(operations, 'deliver: ', (each) => each.perDay.readUnits) / 24,
      sqsRequests: 3,
      snsPublishes: 0,
      lambdaCalls: 1,
      lambdaGbSeconds: memoryMb.deliver / 1_024,
      lambdaInitGbSeconds: initGbSeconds('deliver'),
      logBytes: assumed.platformLogBytes,
      httpRequests: 0,
    },
    signUp: many.signUp,
    scannedUnitsAnEdition: scan / editionsCounted,
    editionsCounted,
    bytesAReader: stored.perReader.bytes,
    bytesAnEdition: many.editionBytes,
  }
}
