import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Solves a challenge as a program does, and returns what it sends. */
export async function solved(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the challenge was not solved in time')
  return { challenge, solution }
}

/** The same as a form sends it. */
export const encoded = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64')

/** The challenge that a page asks the browser to solve. */
export function challengeIn(page: string): Challenge {
  const text = /data-challenge="([^"]+)"/.exec(page)?.[1]
  if (text === undefined) throw new Error('the page asks for no proof')
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}
