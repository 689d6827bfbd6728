import { type Reading, tail } from './reading.ts'
import { greek } from './symbols.ts'

const marks = /^(?:bar|hat|dot|vec)$/
const signs = /^(?:in|ni|bot|top)$/
const relative = /(?:^|\s)\.{1,2}$/
/** A folder. Behind the name of a function, a letter is what it is applied to: `log\alpha`. */
const folder = /(?<!log|exp|sin|cos|tan|max|min|ln)(?<=\p{Ll}{2})$/u
const variable = /[A-Z_]%$/
const command = /\\[A-Za-z]+$/

/**
 * Is the command of this name a part of a path (`Files\tau`, `.\beta.exe`, `%HOME%\alpha`), or of a regular
 * expression (`\P{L}`)?
 */
export function isOfPath(reading: Reading, name: string, behind: number): boolean {
  const { text, at } = reading
  if (name === 'P') return /^\{[A-Z]/.test(text.slice(behind, behind + 2))
  const before = tail(reading, 4)
  if (relative.test(before) || variable.test(before)) return true
  if (!folder.test(before)) return false
  const isBehindCommand = command.test(text.slice(Math.max(0, at - 24), at))
  // A mark goes with the next command, so a row of them is none: `\hat\hat`.
  if (marks.test(name)) return !isBehindCommand
  if (!Object.hasOwn(greek, name) && !signs.test(name)) return false
  // Behind a part of a path, and not behind a command that was read as one.
  return !isBehindCommand || command.test(tail(reading, 24))
}
