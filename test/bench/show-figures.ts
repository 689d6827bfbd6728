import { writeFileSync } from 'node:fs'
import { type BoundedFigure, boundedTable, breaks } from './bounded-figure.ts'
import { machineLine, thisMachine } from './machine.ts'

/** Prints the figures, and writes them as JSON if a file is named. False: a figure breaks what it must keep. */
export function showFigures(
  bench: string,
  figures: readonly BoundedFigure[],
  { json, sizes }: { readonly json: string | undefined; readonly sizes: object },
): boolean {
  const machine = thisMachine()
  console.log(`${boundedTable(figures)}\n\n${machineLine(machine)}`)
  if (json !== undefined) {
    const content = { bench, at: new Date().toISOString(), machine, sizes, figures }
    writeFileSync(json, `${JSON.stringify(content, undefined, 2)}\n`)
  }
  return !figures.some((figure) => breaks(figure, figure.must))
}

/** Tells on the error output how far a bench is, so that the table can be put into a file. */
export function progressOf(bench: string): (what: string) => void {
  const start = performance.now()
  return (what) => console.error(`${bench}, ${((performance.now() - start) / 1_000).toFixed(0)} s: ${what}`)
}
