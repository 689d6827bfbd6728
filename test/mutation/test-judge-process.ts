import { fileURLToPath } from 'node:url'
import type { Message } from './ask-process.ts'
import { askTests, type Question } from './test-judge.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Answers one question, as a process of its own, which can be killed when a test never ends. */
process.once('message', async (question: Question) => {
  const send = (message: Message): void => {
    process.send?.(message)
  }
  try {
    await askTests(
      root,
      question,
      () => send({ hasStarted: true }),
      (noticed) => send({ noticed }),
    )
    send({ ended: true })
  } catch (error) {
    send({ failed: String(error) })
  }
})
