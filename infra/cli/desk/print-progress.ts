import { plural } from '../../../shared/language/en/words.ts'
import type { TickProgress } from '../../local/tick-progress.ts'

/** Where progress is printed: in a terminal one line that changes, otherwise a line now and then. */
export interface ProgressOutput {
  readonly isTerminal: boolean
  readonly write: (text: string) => void
}

/** Returns a function that prints how far a tick has come, if that has changed, and one that ends the line. */
export function progressPrinter({ isTerminal, write }: ProgressOutput): {
  readonly tell: (progress: TickProgress) => void
  readonly end: () => void
} {
  let printed = ''
  let tenth = -1
  return {
    tell({ due, sent }) {
      if (due === 0) return
      const line = `  ${sent} of ${plural(due, 'digest')}`
      // A file or a pipe gets eleven lines at most.
      const now = Math.floor((10 * sent) / due)
      if (line === printed || (!isTerminal && now === tenth)) return
      tenth = now
      write(isTerminal ? `\r${line.padEnd(printed.length)}` : `${line}\n`)
      printed = line
    },
    end() {
      if (isTerminal && printed !== '') write(`\r${' '.repeat(printed.length)}\r`)
      printed = ''
    },
  }
}
