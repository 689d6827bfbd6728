import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import { memoryMb } from '../cost-assumed.ts'
import { lambdaFlags } from './bench-world.ts'
import { bundledPrograms } from './bundled-programs.ts'
import type { ComposeDeeds, Kind } from './compose-worker.ts'
import { cpuOfAMail } from './median.ts'
import type { NodemailerDeeds } from './nodemailer-composer.ts'
import { type Program, startProgram } from './program.ts'
import { readyMail } from './ready-mail.ts'
import type { Spent } from './spent.ts'

export interface ComposeSizes {
  /** Papers of the edition. */
  readonly papers: number
  /** Readers of each kind. */
  readonly readers: number
  readonly rounds: number
}

interface Composers {
  readonly own: Program<ComposeDeeds>
  readonly nodemailer: Program<NodemailerDeeds>
}

/** Composing beside nodemailer, which gets the texts of the same mails ready. Each runs in a process of its own. */
export async function composeFigures(
  sizes: ComposeSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  const bundles = bundledPrograms(['compose-worker', 'nodemailer-composer'])
  const flags = lambdaFlags(memoryMb.deliver)
  const own = await startProgram<ComposeDeeds>(bundles.folder, 'compose-worker', { flags })
  const nodemailer = await startProgram<NodemailerDeeds>(bundles.folder, 'nodemailer-composer', { flags })
  try {
    progress('choosing readers')
    await own.ask('prepare', sizes)
    return await allFigures({ own, nodemailer }, sizes, progress)
  } finally {
    await own.end()
    await nodemailer.end()
    bundles.remove()
  }
}

async function allFigures(
  composers: Composers,
  sizes: ComposeSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  const list = await compared(composers, 'list', sizes, progress)
  const topics = await compared(composers, 'topics', sizes, progress)
  const of = (own: number, theirs: number): string =>
    `${micro(own)} against ${micro(theirs)} of nodemailer, ${sizes.readers} readers`
  return [
    {
      what: 'composing 10 papers, with tokens and headers, against nodemailer on ready texts',
      value: list.own / list.theirs,
      unit: '×',
      must: { most: 0.1 },
      aim: { most: 0.04 },
      of: of(list.own, list.theirs),
    },
    {
      what: 'composing 30 papers of ten topics, without the search, against nodemailer on ready texts',
      value: topics.own / topics.theirs,
      unit: '×',
      must: { most: 0.3 },
      aim: { most: 0.15 },
      of: of(topics.own, topics.theirs),
    },
    {
      what: 'searching for the 30 papers of ten topics, against composing them by nodemailer',
      value: topics.search / topics.theirs,
      unit: '×',
      of: of(topics.search, topics.theirs),
    },
  ]
}

const micro = (ms: number): string => `${roundedFigure(1_000 * ms)} µs`

/** How many mails nodemailer gets ready. */
const samples = 50

/** CPU time of a mail in milliseconds, in turns. The first round compiles the code and is not counted. */
async function compared(
  { own, nodemailer }: Composers,
  kind: Kind,
  sizes: ComposeSizes,
  progress: (what: string) => void,
) {
  await own.ask('choose', kind)
  const ready = await Promise.all((await own.ask('samples', samples)).map(readyMail))
  const spent: Record<'own' | 'theirs' | 'search', Spent[]> = { own: [], theirs: [], search: [] }
  for (let round = 0; round <= sizes.rounds; round++) {
    progress(
      `${kind === 'list' ? '10 papers' : '30 papers of ten topics'}, round ${round} of ${sizes.rounds}`,
    )
    const search = await own.ask('choose', kind)
    const composed = await own.ask('compose')
    const theirs = await nodemailer.ask('compose', ready, sizes.readers)
    if (round === 0) continue
    spent.search.push(search)
    spent.own.push(composed)
    spent.theirs.push(theirs)
  }
  return {
    own: cpuOfAMail(spent.own),
    theirs: cpuOfAMail(spent.theirs),
    search: cpuOfAMail(spent.search),
  }
}
