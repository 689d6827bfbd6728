import { number, plural } from '../../../shared/language/en/words.ts'
import { type Clock, hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'

/** Where progress is printed: in a terminal one line that changes, otherwise a line now and then. */
export interface ProgressOutput {
  readonly isTerminal: boolean
  readonly write: (text: string) => void
  readonly clock: Clock
}

/** How far a piece of work has come. */
export interface Progress {
  readonly done: number
  readonly of: number
}

/** The output of a command, for its progress. */
export function progressOfCommand(): ProgressOutput {
  return {
    isTerminal: process.stdout.isTTY === true,
    write: (text) => void process.stdout.write(text),
    clock: Date.now,
  }
}

/** The rate and the time left are those since the work began, so a short pause does not make them jump. */
const tellsAfterMs = 2 * secondMs

/**
 * Returns a function that prints how much of `unit` is done, how many a second and how long the rest will take, if that
 * has changed, and one that ends the line.
 */
export function progressPrinter(
  { isTerminal, write, clock }: ProgressOutput,
  unit: string,
): {
  readonly tell: (progress: Progress) => void
  readonly end: () => void
} {
  let printed = ''
  let tenth = -1
  let first: { readonly at: number; readonly done: number } | undefined
  return {
    tell({ done, of }) {
      if (of === 0) return
      first ??= { at: clock(), done }
      const pace = paceWords(clock() - first.at, done - first.done, of - done)
      const line = `  ${number(done)} of ${plural(of, unit)}${pace}`
      // A file or a pipe gets eleven lines at most.
      const now = Math.floor((10 * done) / of)
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

function paceWords(ms: number, done: number, left: number): string {
  if (ms < tellsAfterMs || done <= 0) return ''
  const aSecond = (done * secondMs) / ms
  const rate = `, ${aSecond < 10 ? aSecond.toFixed(1) : number(Math.round(aSecond))} a second`
  return left > 0 ? `${rate}, ${timeWords((left * ms) / done)} left` : rate
}

/** Rounded to what matters: nobody waits 3 hours and 12 seconds. */
function timeWords(ms: number): string {
  if (ms < minuteMs) return `${Math.ceil(ms / secondMs)} s`
  if (ms < hourMs) return `${Math.ceil(ms / minuteMs)} min`
  const minutes = Math.ceil(ms / minuteMs)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
