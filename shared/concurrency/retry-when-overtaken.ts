/** How often a write is tried before it counts as a fault that others were first each time. */
const maximumTries = 8

/** Others changed something each time between its reading and its writing. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor(subject: string) {
    super(`${subject} was changed by others ${maximumTries} times in a row`)
  }
}

/**
 * Reads, decides, and writes if nothing came between; otherwise does it all again, without waiting: one of the writers
 * always succeeds. `once` does it one time and answers 'overtaken' where the condition of its write was not met; it is
 * told how many conflicts came before. Throws `Overtaken` where that happens eight times in a row.
 * @param subject what is written, for the error: an id, never an address
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
