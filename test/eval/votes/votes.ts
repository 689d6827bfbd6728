import { climbingTable } from './climbing-table.ts'
import { hourTable } from './hour-table.ts'
import { listTable } from './list-table.ts'
import { editionTimes, mornings } from './morning.ts'
import { readVotes } from './voted-paper.ts'

/**
 * Replays editions on real votes, with production's own code: how many votes the papers at the top of the lists had in
 * the end. Tables in Markdown, those of one file after those of the other; the same files give the same ones.
 */
export function evaluateVotes(paths: readonly string[]): string {
  return paths.map(evaluateFile).join('\n\n')
}

function evaluateFile(path: string): string {
  const voted = readVotes(path)
  if (voted.length === 0) throw new Error(`${path} has no papers.`)
  const days = voted.map(({ dayAt }) => dayAt)
  const [from, to] = [Math.min(...days), Math.max(...days)].map((at) =>
    new Date(at).toISOString().slice(0, 10),
  )
  const finalVotes = new Map(voted.map(({ id, finalVotes }) => [id, finalVotes]))
  const all = new Map(editionTimes.map((time) => [time, mornings(voted, time)]))
  return [
    `${voted.length.toLocaleString('en')} papers of the lists from ${from} to ${to}, an edition a day at ${editionTimes.map(({ name }) => name).join(', ')} UTC`,
    listTable(all, finalVotes),
    hourTable(voted, finalVotes),
    climbingTable(all, voted),
    'Only titles are known there. So nothing is folded, which needs abstracts, and diversity compares titles alone, which are seldom alike.',
  ].join('\n\n')
}
