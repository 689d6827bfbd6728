import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Noticed, Question } from './test-judge.ts'

/** What a process says, one of these at a time. The first message is empty: it has understood the question. */
export interface Message {
  /** The place of the case of which a test begins; −1 for the sources as they are. */
  readonly started?: number
  readonly noticed?: Noticed
  readonly failed?: string
  readonly ended?: true
}

/** How long the sources may be loaded, and the longest and shortest time of a test. */
const longestMs = 150_000
const shortestMs = 30_000
/** A test that takes so many times as long as the slowest one on the sources as they are never ends. */
const slowness = 10

/**
 * Asks a process of its own. Resolves to `ended`, or to the place of the case at which nothing went on: a test never
 * ended, or the process died because a guard was missing; undefined if no test had begun. Rejects if the process
 * could not do its work.
 */
export async function askProcess(
  root: string,
  file: string,
  question: Question,
  onNoticed: (noticed: Noticed) => void,
): Promise<number | undefined | 'ended'> {
  const child = fork(join(root, 'infra/cli/run.cjs'), [file], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    return await new Promise<number | undefined | 'ended'>((resolve, reject) => {
      let at: number | undefined
      let hasUnderstood = false
      let slowestMs = 0
      let startedAt: number | undefined
      const stalled = (): void => resolve(at)
      let timer = setTimeout(stalled, longestMs)
      child.on('message', ({ started, noticed, failed, ended }: Message) => {
        hasUnderstood = true
        if (started !== undefined) {
          const now = performance.now()
          if (at === undefined && startedAt !== undefined) slowestMs = Math.max(slowestMs, now - startedAt)
          startedAt = now
          if (started >= 0) at = started
        }
        if (noticed) onNoticed(noticed)
        if (failed !== undefined) reject(new Error(failed))
        if (ended) resolve('ended')
        clearTimeout(timer)
        const patienceMs = at === undefined ? longestMs : Math.max(shortestMs, slowness * slowestMs)
        timer = setTimeout(stalled, Math.min(patienceMs, longestMs))
      })
      child.once('exit', (code) => {
        clearTimeout(timer)
        if (hasUnderstood) stalled()
        else reject(new Error(`a process of the tests ended with ${code}`))
      })
      child.send(question)
    })
  } finally {
    child.removeAllListeners()
    child.kill('SIGKILL')
  }
}
