import { resolve } from 'node:path'
import { benchWorld } from './bench-world.ts'
import type { DeliverSizes } from './deliver-figures.ts'
import { inRounds } from './rounds.ts'

/** Writes what deliver and the bare loop spend their CPU on, a `.cpuprofile` each, with the names of the source. */
export async function profileDeliver(
  folder: string,
  { papers, cpu }: DeliverSizes,
  progress: (what: string) => void,
): Promise<void> {
  const world = await benchWorld(papers, { isReadable: true })
  try {
    await inRounds(world, {
      ...cpu,
      sides: ['deliver', 'bare'],
      topics: 'half',
      flags: ['--cpu-prof', `--cpu-prof-dir=${resolve(folder)}`],
      onRound: (round) => progress(`profile, round ${round} of ${cpu.rounds}`),
    })
  } finally {
    await world.close()
  }
}
