/** What goes wrong at a call of the table or the queue, counted from the beginning of an action. */
export interface Fault {
  readonly call: number
  /** The process dies right before or after the call; or the call's answer is lost, and its client makes it again. */
  readonly kind: 'dies before' | 'dies after' | 'lost'
}

/** The process died, on purpose. */
export class Died extends Error {}

type Call<Args extends unknown[], Result> = (...args: Args) => Promise<Result>

/** Makes calls of one process mortal. After its death, none of them does anything. */
export function mortalCalls(fault: Fault | undefined) {
  let calls = 0
  let isDead = false
  return <Args extends unknown[], Result>(call: Call<Args, Result>): Call<Args, Result> =>
    async (...args) => {
      const isHere = calls++ === fault?.call
      if (isHere && fault?.kind === 'dies before') isDead = true
      if (isDead) throw new Died()
      const result = await call(...args)
      if (isHere && fault?.kind === 'dies after') {
        isDead = true
        throw new Died()
      }
      return isHere && fault?.kind === 'lost' ? call(...args) : result
    }
}
