import type { LetterMessage, LetterQueue } from '../subscriber/letter/letter-message.ts'

export interface PutBackDeps {
  readonly letters: LetterQueue
  /** A number in [0, 1) that spreads letters which wait for the same moment. */
  readonly random: () => number
}

export interface PutBack {
  readonly outcome: 'again' | 'given-up'
  readonly reason: string
}

const firstDelaySeconds = 15
/** SQS delays a message by 15 minutes at most. */
const longestDelaySeconds = 900
/** With the delays above, this takes about three hours, well within a confirmation link's life. */
const mostTries = 16
/** A letter that found no turn comes back after a time of its own, at least so long and at most twice that. */
const turnDelaySeconds = 10

/**
 * Puts a letter back that found no turn, because many letters go out. That is no failure, so it does not count as a
 * try: in a crowd no letter is given up.
 */
export async function comeBack({ letters, random }: PutBackDeps, message: LetterMessage): Promise<PutBack> {
  await letters.send(message, turnDelaySeconds + Math.floor(turnDelaySeconds * random()))
  return { outcome: 'again', reason: 'no turn' }
}

/**
 * Puts a letter back with a delay of its own. A failed message would be hidden for several time limits of the
 * function, and would become a dead letter after a few of them.
 */
export async function putBack(
  { letters }: Pick<PutBackDeps, 'letters'>,
  message: LetterMessage,
  reason: string,
): Promise<PutBack> {
  const { tries = 0 } = message
  if (tries >= mostTries) return { outcome: 'given-up', reason }
  const delaySeconds = Math.min(firstDelaySeconds * 2 ** tries, longestDelaySeconds)
  await letters.send({ ...message, tries: tries + 1 }, delaySeconds)
  return { outcome: 'again', reason }
}
