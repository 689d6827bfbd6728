import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import { type BenchWorld, lanes } from './bench-world.ts'
import { noLimit } from './rounds.ts'

/** Ten topics of so many characters. With the first, an item is as large as one write unit allows; no topic is longer than the second. */
const [usualLength, longest] = [40, 80]

/** What DynamoDB bills for a mail: whatever deliver writes and reads, the editions and the lease included. */
export async function unitFigures(
  world: BenchWorld,
  readers: number,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  const usual = await unitsOfAMail(world, readers, usualLength, progress)
  const most = await unitsOfAMail(world, readers, longest, progress)
  const of = ({ bytes }: Units, length: number): string =>
    `${readers} readers, items of ${bytes} bytes: ten topics of ${length} characters`
  return [
    {
      what: 'write units a mail, at the largest item of 1 KB',
      value: usual.write,
      unit: 'units',
      must: { most: 4.1 },
      aim: { most: 4.05 },
      of: of(usual, usualLength),
    },
    {
      what: 'write units a mail, with the longest topics',
      value: most.write,
      unit: 'units',
      of: of(most, longest),
    },
    {
      what: 'read units a mail',
      value: usual.read,
      unit: 'units',
      of: `${roundedFigure(usual.read * readers)} for the rows, the lease and the edition, of which ${readers} readers share all but the rows`,
    },
  ]
}

interface Units {
  readonly write: number
  readonly read: number
  readonly bytes: number
}

async function unitsOfAMail(
  world: BenchWorld,
  readers: number,
  topics: number,
  progress: (what: string) => void,
): Promise<Units> {
  progress(`units of a mail, ten topics of ${topics} characters`)
  const { database } = world
  await world.answerAfter(0, 0)
  await database.ask('fill', { from: 0, readers, topics, perSecond: noLimit })
  const deliver = await world.start('deliver')
  const before = await database.ask('units')
  const { mails } = await deliver.ask('run', { readers, lanes })
  const after = await database.ask('units')
  await deliver.end()
  return {
    write: (after.write + after.indexWrite - before.write - before.indexWrite) / mails,
    read: (after.read - before.read) / mails,
    bytes: await database.ask('sizeOfReader', 0),
  }
}
