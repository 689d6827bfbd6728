import type { BackOff } from './back-off.ts'

/** How often a write is tried. If others were first each time, that is a fault. */
const maximumTries = 16

/** Another writer was first each time, between the reading and the writing. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor(subject: string) {
    super(`${subject} was changed by others ${maximumTries} times in a row`)
  }
}

/**
 * Reads, decides, and writes if no other write came between. Otherwise it waits and does all of this again. `once`
 * does it one time and is told how many conflicts came before. It answers 'overtaken' if the condition of its write
 * was not met. Throws `Overtaken` after sixteen conflicts in a row.
 * @param subject names what is written, for the error: an id, never an address
 */
export async function retryWhenOvertaken<Result>(
  subject: string,
  backOff: BackOff,
  once: (conflicts: number) => Promise<Result | 'overtaken'>,
): Promise<Result> {
  for (let conflicts = 0; conflicts < maximumTries; conflicts++) {
    const result = await once(conflicts)
    if (result !== 'overtaken') return result
    if (conflicts < maximumTries - 1) await backOff(conflicts + 1)
  }
  throw new Overtaken(subject)
}
