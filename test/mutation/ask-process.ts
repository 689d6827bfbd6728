import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Noticed, Question } from './test-judge.ts'

/** What a process says, one of these at a time. */
export interface Message {
  /** A test begins. */
  readonly hasStarted?: true
  readonly noticed?: Noticed
  readonly failed?: string
  readonly ended?: true
}

/** How long nothing may go on while the sources are loaded. */
const longestMs = 150_000
/** How long nothing may go on without a guard: many times as long as on the sources as they are, but at least this. */
const shortestMs = 45_000
const slowness = 5

/**
 * Asks a process of its own. Resolves to `ended`, or to the place of the case at which nothing went on: a test never
 * ended, or the process died because a guard was missing. Rejects if no guard is to blame.
 */
export async function askProcess(
  root: string,
  file: string,
  cases: Question['cases'],
  onNoticed: (noticed: Noticed) => void,
): Promise<number | 'ended'> {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-mutate-'))
  const placeFile = join(folder, 'place')
  const child = fork(join(root, 'infra/cli/run.cjs'), [file], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<number | 'ended'>((resolve, reject) => {
      const blame = (what: string): void => {
        const place = placeIn(placeFile)
        if (place === undefined) reject(new Error(`${what}, and no guard was missing`))
        else resolve(place)
      }
      let [lastPlace, lastAt, slowestMs] = [placeIn(placeFile), performance.now(), 0]
      const goesOn = (): void => {
        const now = performance.now()
        if (lastPlace === undefined) slowestMs = Math.max(slowestMs, now - lastAt)
        lastAt = now
      }
      // A process that never ends says nothing, not even at which case it is.
      timer = setInterval(() => {
        const place = placeIn(placeFile)
        if (place !== lastPlace) [lastPlace, lastAt] = [place, performance.now()]
        const patienceMs = place === undefined ? longestMs : Math.max(shortestMs, slowness * slowestMs)
        if (performance.now() > lastAt + Math.min(patienceMs, longestMs))
          blame('a process of the tests never ends')
      }, 1_000)
      child.on('message', ({ hasStarted, noticed, failed, ended }: Message) => {
        if (noticed) onNoticed(noticed)
        if (failed !== undefined) reject(new Error(failed))
        if (ended) resolve('ended')
        if (hasStarted) goesOn()
      })
      child.once('exit', (code) => blame(`a process of the tests ended with ${code}`))
      child.send({ cases, placeFile } satisfies Question)
    })
  } finally {
    clearInterval(timer)
    child.removeAllListeners()
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
}

/** The case that was begun last; undefined if none was, or only the sources as they are. */
function placeIn(file: string): number | undefined {
  try {
    const place = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return place >= 0 ? place : undefined
  } catch {
    return undefined
  }
}
