import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import { benchWorld } from '../deliver/bench-world.ts'
import { cpuOfAMail } from '../deliver/median.ts'
import { oneTurn, startSide } from '../deliver/rounds.ts'
import type { Spent } from '../deliver/spent.ts'

export interface CpuAtScaleSizes {
  /** Papers of the edition. */
  readonly papers: number
  readonly few: number
  readonly many: number
  /** How often both are mailed. */
  readonly rounds: number
}

/** What a mail costs a worker where many are due, against few, by the same process in turns. */
export async function cpuAtScale(
  { papers, few, many, rounds }: CpuAtScaleSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure & { readonly cpuMs: number }> {
  const world = await benchWorld(papers)
  try {
    await world.answerAfter(0, 0)
    const side = await startSide(world, 'deliver')
    let from = 0
    const turn = (readers: number): Promise<Spent> => {
      const others = { from, readers, topics: 'half' } as const
      from += readers
      return oneTurn(world, side.mail, others)
    }
    // The first turn compiles the code and reads the edition.
    await turn(few)
    const spent: { readonly few: Spent[]; readonly many: Spent[] } = { few: [], many: [] }
    for (let round = 1; round <= rounds; round++) {
      progress(`CPU a mail, ${few} and ${many} readers, round ${round} of ${rounds}`)
      // Few come before and after many, so that a machine that grows slower or faster favours neither.
      spent.few.push(await turn(few))
      spent.many.push(await turn(many))
      spent.few.push(await turn(few))
    }
    const [less, more] = [cpuOfAMail(spent.few), cpuOfAMail(spent.many)]
    return {
      what: `CPU a mail at ${many.toLocaleString('en')} readers against ${few.toLocaleString('en')}`,
      value: more / less,
      unit: '×',
      must: { most: 1.1 },
      aim: { most: 1.02 },
      of: `${roundedFigure(more)} ms against ${roundedFigure(less)} ms`,
      cpuMs: less,
    }
  } finally {
    await world.close()
  }
}
