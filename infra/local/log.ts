import type { Log } from '../../shared/log/log.ts'

/** Log lines for a person at a terminal: the time, who speaks, what happened. */
export function terminalLog(source: string, write: (line: string) => void): Log {
  const line = (message: string, fields: object = {}): void => {
    const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    const time = new Date().toTimeString().slice(0, 8)
    write(`${time}  ${source.padEnd(8)}  ${[message, ...rest].join(' ')}`)
  }
  return { info: line, warn: line, error: line }
}
