import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Judged, Verdict } from './hunt.ts'
import type { Removal } from './removal.ts'

/** Keeps verdicts in a file, so that a hunt that was interrupted goes on. */
export interface Progress {
  verdictOf(removal: Removal): Verdict | undefined
  keep(judged: Judged): void
}

/**
 * A verdict holds for the very text of the source. That a guard's absence is not noticed holds only as long as all
 * sources and tests stay as they are, and for the same search.
 */
export function progressIn(file: string, root: string, search: string, isFresh: boolean): Progress {
  if (isFresh) rmSync(file, { force: true })
  const state = hash(search + allSources(root))
  const known = new Map<string, Verdict>()
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (line === '') continue
    const { key, verdict } = JSON.parse(line) as { readonly key: string; readonly verdict: Verdict }
    known.set(key, verdict)
  }
  mkdirSync(dirname(file), { recursive: true })
  const keys = ({ file: path, source }: Removal): readonly [noticed: string, missed: string] => {
    const text = hash(path + source)
    return [text, `${text} ${state}`]
  }
  return {
    verdictOf(removal) {
      const [noticed, missed] = keys(removal)
      return known.get(noticed) ?? known.get(missed)
    },
    keep({ removal, verdict }) {
      const [noticed, missed] = keys(removal)
      const key = verdict.outcome === 'survives' ? missed : noticed
      appendFileSync(file, `${JSON.stringify({ key, verdict })}\n`)
    },
  }
}

function allSources(root: string): string {
  const files = globSync('{functions,infra,shared,test}/**/*.{ts,tsx}', { cwd: root }).sort()
  return hash(files.map((file) => readFileSync(join(root, file), 'utf8')).join('\0'))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
