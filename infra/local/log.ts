import type { Log } from '../../shared/log/log.ts'
import { type Clock, secondMs } from '../../shared/time/clock.ts'
import { inTerminal } from './in-terminal.ts'

/** Words for outcomes whose name would mislead a reader: most reports about a good mail need no action. */
const inWords: Readonly<Record<string, string>> = { ignored: 'nothing to do' }

/** So many lines of one kind are printed in a second. Of more, their number is: nobody reads a thousand digests. */
const mostASecond = 10

interface Kind {
  second: number
  lines: number
}

/**
 * Writes log lines for a person at a terminal: the time, the source and the event. Warnings and errors are all printed.
 */
export function terminalLog(source: string, write: (line: string) => void, clock: Clock = Date.now): Log {
  const kinds = new Map<string, Kind>()

  const print = (message: string, fields: object = {}): void => {
    const rest = Object.entries(fields).map(
      ([name, value]) => `${name}=${JSON.stringify(name === 'outcome' ? (inWords[value] ?? value) : value)}`,
    )
    const time = new Date(clock()).toTimeString().slice(0, 8)
    write(inTerminal(`${time}  ${source.padEnd(8)}  ${[message, ...rest].join(' ')}`).replaceAll('\n', '\\n'))
  }

  /** What was left out is told with the next line of the source, because no timer is worth a line. */
  function tellLeftOut(second: number): void {
    for (const [message, kind] of kinds) {
      if (kind.second === second) continue
      kinds.delete(message)
      const leftOut = kind.lines - mostASecond
      if (leftOut > 0) print(`${message}: ${leftOut} more in that second`)
    }
  }

  function isPrinted(message: string): boolean {
    const second = Math.floor(clock() / secondMs)
    tellLeftOut(second)
    const kind = kinds.get(message) ?? { second, lines: 0 }
    kinds.set(message, kind)
    kind.lines++
    return kind.lines <= mostASecond
  }

  return {
    info(message, fields) {
      if (isPrinted(message)) print(message, fields)
    },
    warn: print,
    error: print,
  }
}
