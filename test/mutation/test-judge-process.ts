import { fileURLToPath } from 'node:url'
import { askTests, type Question } from './test-judge.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Answers one question, as a process of its own, which can be killed when a test never ends. */
process.once('message', async (question: Question) => {
  const send = (message: object): void => {
    process.send?.(message)
  }
  try {
    await askTests(
      root,
      question,
      (started) => send({ started }),
      (noticed) => send({ noticed }),
    )
    send({ ended: true })
  } catch (error) {
    send({ failed: String(error) })
  }
})
