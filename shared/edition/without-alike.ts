import type { EditionPaper } from './edition.ts'

/**
 * A paper without the reason "alike", which is true only in the list's own order: elsewhere, the similar paper may not
 * stand above. The same paper gives the same object each time, by which a mail's fragments know it.
 */
export function withoutAlike<Entry extends EditionPaper>(entry: Entry): Entry {
  if (entry.reasons.every(({ kind }) => kind !== 'alike')) return entry
  const known = changed.get(entry) as Entry | undefined
  if (known) return known
  const other = { ...entry, reasons: entry.reasons.filter(({ kind }) => kind !== 'alike') }
  changed.set(entry, other)
  return other
}

const changed = new WeakMap<EditionPaper, EditionPaper>()
