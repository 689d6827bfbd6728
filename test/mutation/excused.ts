import type { Judged } from './hunt.ts'
import type { Removal } from './removal.ts'
import type { Survivor } from './survivors.ts'

export type Side = 'tests' | 'simulation'

/** The reason why a guard's absence need not be noticed by a side. */
export function reasonFor(list: readonly Survivor[], side: Side, removal: Removal): string | undefined {
  return list.find((entry) => concerns(entry, side) && matches(entry, removal))?.reason
}

/** Entries that excuse nothing any more: their guard does not stand there, or somebody notices its absence. */
export function staleEntries(
  list: readonly Survivor[],
  removals: readonly Removal[],
  judged: readonly Judged[],
  side: Side,
): string[] {
  return list.flatMap((entry) => {
    const where = `${entry.file}: ${entry.was ?? 'any guard'} → ${entry.becomes ?? 'nothing'}`
    if (!removals.some((removal) => matches(entry, removal))) return [`no such guard: ${where}`]
    const noticed = judged.find(
      ({ removal, verdict }) =>
        verdict.outcome !== 'survives' && entry.was !== undefined && matches(entry, removal),
    )
    return noticed && concerns(entry, side) ? [`noticed after all: ${where}`] : []
  })
}

function concerns({ escapes }: Survivor, side: Side): boolean {
  return escapes === 'both' || escapes === side
}

function matches({ file, was, becomes }: Survivor, removal: Removal): boolean {
  if (file !== removal.file) return false
  return was === undefined || (was === removal.was && becomes === removal.becomes)
}
