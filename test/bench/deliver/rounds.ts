import { type BenchWorld, lanes, type SideName } from './bench-world.ts'
import type { TopicsOfReaders } from './due-reader.ts'
import type { Spent } from './spent.ts'

/** As good as no limit: more mails a second than any machine makes. */
export const noLimit = 10_000

export interface RoundsOptions {
  readonly sides: readonly SideName[]
  readonly readers: number
  readonly rounds: number
  readonly topics: TopicsOfReaders
  readonly onRound?: (round: number) => void
  /** Flags of Node for each side. */
  readonly flags?: readonly string[]
}

/** What each side took, round by round. */
export type Rounds = Readonly<Record<SideName, readonly Spent[]>>

/** Readers in a row who are due. */
interface DueReaders {
  readonly from: number
  readonly readers: number
}

type Mailing = (due: DueReaders) => Promise<Spent>

/**
 * Lets the sides mail the same readers in turns, and others in each round, because a reader gets a digest once. The first
 * turn of each side compiles its code, reads the edition, and is not counted. Deliver comes first, because the others mail what it mailed.
 */
export async function inRounds(world: BenchWorld, options: RoundsOptions): Promise<Rounds> {
  const spent: Record<SideName, Spent[]> = { deliver: [], bare: [], usual: [] }
  const mailings = new Map<SideName, Awaited<ReturnType<typeof startSide>>>()
  for (const name of options.sides) mailings.set(name, await startSide(world, name, options.flags))
  for (let round = 0; round <= options.rounds; round++) {
    options.onRound?.(round)
    for (const [name, { mail }] of mailings) {
      const took = await oneTurn(world, mail, {
        ...options,
        from: round * options.readers,
        isInList: name === 'usual',
      })
      if (round > 0) spent[name].push(took)
    }
  }
  for (const { end } of mailings.values()) await end()
  return spent
}

/** Starts a side. What it needs to be told is asked for at each turn. */
export async function startSide(world: BenchWorld, name: SideName, flags: readonly string[] = []) {
  const { database, samples } = world
  switch (name) {
    case 'deliver': {
      const program = await world.start('deliver', flags)
      const mail: Mailing = ({ readers }) => program.ask('run', { readers, lanes })
      return { ...program, mail, peakMemory: () => program.ask('peakMemory') }
    }
    case 'bare': {
      const program = await world.start('bare', flags)
      const mail: Mailing = async ({ from, readers }) =>
        program.ask('run', {
          keys: await database.ask('keys', from, readers),
          mails: (await samples()).bytes,
          lanes,
        })
      return { ...program, mail, peakMemory: () => program.ask('peakMemory') }
    }
    case 'usual': {
      const program = await world.start('usual', flags)
      const mail: Mailing = async ({ readers }) =>
        program.ask('run', { readers, mails: (await samples()).ready, lanes })
      return { ...program, mail, peakMemory: () => program.ask('peakMemory') }
    }
  }
}

/** Makes the readers due, lets a side mail them, and looks whether all mails came. */
export async function oneTurn(
  { database, sink }: BenchWorld,
  mail: Mailing,
  {
    from,
    readers,
    topics,
    isInList = false,
  }: DueReaders & Pick<RoundsOptions, 'topics'> & { readonly isInList?: boolean },
): Promise<Spent> {
  await database.ask('fill', { from, readers, topics, perSecond: noLimit, isInList })
  await sink.ask('forgetArrivals')
  const spent = await mail({ from, readers })
  const { length } = await sink.ask('arrivals')
  if (length < spent.mails) throw new Error(`${length} of ${spent.mails} mails came`)
  return spent
}
