import { faultName } from '../../../shared/log/fault-name.ts'
import { type Standing, standingOf } from '../../../shared/subscriber/standing.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { ApiDeps } from '../api-deps.ts'

/**
 * How the owner of a link stands. If their item cannot be read, they count as subscribed: a page with a button that does
 * nothing is better than no page to leave by.
 */
export async function standingOfOwner(
  { subscribers, log }: Pick<ApiDeps, 'subscribers' | 'log'>,
  id: SubscriberId,
): Promise<Standing> {
  try {
    return standingOf(await subscribers.get(id))
  } catch (fault) {
    log.warn('standing unread', { error: faultName(fault) })
    return 'subscribed'
  }
}
