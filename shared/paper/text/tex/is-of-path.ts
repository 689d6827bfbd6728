import { type Reading, tail } from './reading.ts'
import { greek } from './symbols.ts'

const shortNames = /^(?:bar|hat|dot|vec|in|ni|bot|top)$/
const relative = /(?:^|\s)\.{1,2}$/
/** A folder. Behind the name of a function, a letter is what it is applied to: `log\alpha`. */
const folder = /(?<!log|exp|sin|cos|tan|max|min|ln)(?<=\p{Ll}{2})$/u
const variable = /[A-Z_]%$/

/**
 * Is the command of this name a part of a path (`Files\tau`, `.\beta.exe`, `%HOME%\alpha`), or of a regular
 * expression (`\P{L}`)?
 */
export function isOfPath(reading: Reading, name: string, behind: number): boolean {
  if (name === 'P') return /^\{[A-Z]/.test(reading.text.slice(behind, behind + 2))
  const before = tail(reading, 4)
  if (relative.test(before) || variable.test(before)) return true
  return (Object.hasOwn(greek, name) || shortNames.test(name)) && folder.test(before)
}
