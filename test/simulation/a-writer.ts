import type { Scheduler } from './scheduler.ts'

export const fault = () => new Error('down')

/** An actor that writes three times and tells what it learned. */
export function writer(time: Scheduler, log: string[], name = 'writer') {
  return time.spawn(name, async (actor) => {
    for (const step of [1, 2, 3]) {
      const answer = await time
        .call(actor, `write ${step}`, () => log.push(`${name} wrote ${step}`), fault)
        .catch((error: Error) => error.message)
      log.push(`${name} knows ${typeof answer === 'number' ? step : answer}`)
    }
  })
}
