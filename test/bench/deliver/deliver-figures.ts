import type { BoundedFigure } from '../bounded-figure.ts'
import { benchWorld } from './bench-world.ts'
import { cpuFigures, type RoundSizes, speedFigure } from './cpu-figures.ts'
import { memoryFigure } from './memory-figure.ts'
import { type RateSizes, rateFigures } from './rate-figures.ts'
import { unitFigures } from './unit-figures.ts'

export interface DeliverSizes {
  /** Papers of the edition. */
  readonly papers: number
  readonly cpu: RoundSizes
  readonly speed: RoundSizes
  readonly rates: readonly RateSizes[]
  /** Readers whose units are counted. */
  readonly units: number
  /** Readers of the run whose memory is measured. */
  readonly memory: number
}

/** Production's deliver beside what is least and what is usual, one figure after the other. */
export async function deliverFigures(
  sizes: DeliverSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  const world = await benchWorld(sizes.papers)
  try {
    const figures = [
      ...(await cpuFigures(world, sizes.cpu, progress)),
      await speedFigure(world, sizes.speed, progress),
    ]
    for (const rate of sizes.rates) figures.push(...(await rateFigures(world, rate, progress)))
    figures.push(...(await unitFigures(world, sizes.units, progress)))
    figures.push(await memoryFigure(world, sizes.memory, progress))
    return figures
  } finally {
    await world.close()
  }
}
