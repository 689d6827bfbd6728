import { letterMessage } from '../../shared/subscriber/letter-message.ts'
import type { SubscriberDeps } from '../../shared/subscriber/use-case.ts'

/**
 * The deps of a sign-up that must bring no mail, because a program filled in the trap. It does the same work and puts
 * the same number of messages on the queue, so that the program cannot tell.
 */
export function unmailed<Deps extends Pick<SubscriberDeps, 'letters'>>(deps: Deps): Deps {
  return {
    ...deps,
    letters: {
      send: ({ id }, delaySeconds) => deps.letters.send(letterMessage(id, 'none'), delaySeconds),
    },
  }
}
