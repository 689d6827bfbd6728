import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import { memoryMb } from '../cost-assumed.ts'
import { type BenchWorld, lambdaFlags } from './bench-world.ts'
import { oneTurn, startSide } from './rounds.ts'

/** How much memory a run over many readers takes, beside the bare loop's, with the flags of Lambda's runtime. */
export async function memoryFigure(
  world: BenchWorld,
  readers: number,
  progress: (what: string) => void,
): Promise<BoundedFigure> {
  await world.answerAfter(0, 0)
  const peaks: number[] = []
  for (const name of ['deliver', 'bare'] as const) {
    progress(`memory of ${name}, ${readers} readers`)
    const side = await startSide(world, name)
    await oneTurn(world, side.mail, { from: 0, readers, topics: 'half' })
    peaks.push(await side.peakMemory())
    await side.end()
  }
  const [own = Number.NaN, least = Number.NaN] = peaks
  return {
    what: `peak memory of deliver at ${readers.toLocaleString('en')} readers, less the bare loop's`,
    value: own - least,
    unit: 'MB',
    must: { most: 48 },
    aim: { most: 16 },
    of: `${roundedFigure(own)} MB less ${roundedFigure(least)}, ${lambdaFlags(memoryMb.deliver).join(' ')}`,
  }
}
