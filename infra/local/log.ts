import type { Log } from '../../shared/log/log.ts'
import { inTerminal } from './in-terminal.ts'

/** Words for outcomes whose name would mislead a reader: most reports about a good mail need no action. */
const inWords: Readonly<Record<string, string>> = { ignored: 'nothing to do' }

/** Writes log lines for a person at a terminal: the time, the source and the event. */
export function terminalLog(source: string, write: (line: string) => void): Log {
  const line = (message: string, fields: object = {}): void => {
    const rest = Object.entries(fields).map(
      ([name, value]) => `${name}=${JSON.stringify(name === 'outcome' ? (inWords[value] ?? value) : value)}`,
    )
    const time = new Date().toTimeString().slice(0, 8)
    write(inTerminal(`${time}  ${source.padEnd(8)}  ${[message, ...rest].join(' ')}`).replaceAll('\n', '\\n'))
  }
  return { info: line, warn: line, error: line }
}
