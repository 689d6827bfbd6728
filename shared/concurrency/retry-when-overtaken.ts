/** How often a write is tried. If others were first each time, that is a fault. */
const maximumTries = 8

/** Another writer was first each time, between the reading and the writing. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor(subject: string) {
    super(`${subject} was changed by others ${maximumTries} times in a row`)
  }
}

/**
 * Reads, decides, and writes if no other write came between. Otherwise it does all of this again, without
 * waiting: one of the writers always succeeds. `once` does it one time and is told how many conflicts came
 * before. It answers 'overtaken' if the condition of its write was not met. Throws `Overtaken` after eight
 * conflicts in a row.
 * @param subject names what is written, for the error: an id, never an address
 */
export async function retryWhenOvertaken<Result>(
  subject: string,
  once: (conflicts: number) => Promise<Result | 'overtaken'>,
): Promise<Result> {
  for (let conflicts = 0; conflicts < maximumTries; conflicts++) {
    const result = await once(conflicts)
    if (result !== 'overtaken') return result
  }
  throw new Overtaken(subject)
}
