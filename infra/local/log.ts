import type { Log } from '../../shared/log/log.ts'

/** What CloudWatch's queries call it, and what it means: most reports of a good mail ask for nothing. */
const inWords: Readonly<Record<string, string>> = { ignored: 'nothing to do' }

/** Log lines for a person at a terminal: the time, who speaks, what happened. */
export function terminalLog(source: string, write: (line: string) => void): Log {
  const line = (message: string, fields: object = {}): void => {
    const rest = Object.entries(fields).map(
      ([name, value]) => `${name}=${JSON.stringify(name === 'outcome' ? (inWords[value] ?? value) : value)}`,
    )
    const time = new Date().toTimeString().slice(0, 8)
    write(`${time}  ${source.padEnd(8)}  ${[message, ...rest].join(' ')}`)
  }
  return { info: line, warn: line, error: line }
}
