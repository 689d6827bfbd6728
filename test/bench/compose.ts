import { readArgs } from '../../infra/local/read-args.ts'
import { type ComposeSizes, composeFigures } from './deliver/compose-figures.ts'
import { progressOf, showFigures } from './show-figures.ts'

const defaultSizes: ComposeSizes = { papers: 820, readers: 500, rounds: 7 }
const fullSizes: ComposeSizes = { papers: 2_000, readers: 3_000, rounds: 15 }

/** What composing a mail costs beside nodemailer. False: a figure breaks its limit. */
export async function measureCompose(args: readonly string[]): Promise<boolean> {
  const { values } = readArgs({
    args: [...args],
    options: { full: { type: 'boolean', default: false }, json: { type: 'string' } },
  })
  const sizes = values.full ? fullSizes : defaultSizes
  const figures = await composeFigures(sizes, progressOf('compose'))
  return showFigures('compose', figures, { json: values.json, sizes })
}
