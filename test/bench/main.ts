import { isOver, table } from './measure.ts'
import { measurePapers } from './papers.ts'

const benches = { papers: measurePapers }

const usage = `npm run bench -- papers     2,000 papers: the feed, the edition, a thousand topics; fails over a limit`

function main([name, ...rest]: readonly string[]): boolean {
  const measure =
    rest.length === 0 ? Object.entries(benches).find(([bench]) => bench === name)?.[1] : undefined
  if (!measure) {
    console.error(usage)
    return false
  }
  const figures = measure()
  console.log(table(figures))
  return !figures.some(isOver)
}

process.exit(main(process.argv.slice(2)) ? 0 : 1)
