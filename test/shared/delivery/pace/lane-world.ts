import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import type { WorkSeatDeps } from '../../../../shared/delivery/pace/work-seat.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { simulatedTime } from '../../../fakes/simulated-time.ts'
import { plenty, seatWorld } from './seat-world.ts'

export interface LaneWorldOptions {
  /** The account's calls a second. */
  readonly account?: number
  readonly databaseMs?: number
  /** How long it takes to make a mail's bytes, between its turn and its call. */
  readonly bytesMs?: () => number
  /** How long SES takes for its answer. */
  readonly sesMs?: () => number
  /** The answer of SES to a reader's call; default: accepted. It is asked for when the call starts. */
  readonly answer?: (address: string, call: number) => SubmitOutcome | Promise<SubmitOutcome>
  readonly lateMs?: () => number
}

const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message' }

/** A seat whose worker has lanes: time passes while the table and SES take their time, and several mails are under way. */
export async function laneWorld(options: LaneWorldOptions = {}) {
  const { account = 14, databaseMs = 5, bytesMs = () => 0, sesMs = () => 80 } = options
  const { answer = () => accepted, lateMs } = options
  const world = await seatWorld()
  await world.sending.refresh({ ...plenty, accountPerSecond: account })
  const time = simulatedTime(monday, lateMs)
  const starts: number[] = []
  const called: string[] = []
  let [underWay, mostUnderWay] = [0, 0]
  function slowly<A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) {
    return async (...args: A): Promise<R> => {
      await time.wait(databaseMs)
      return act(...args)
    }
  }
  const { claim, settle, release, park } = world.deliveries
  const { lanes: _, ...seatDeps } = world.deps
  const deps: WorkSeatDeps = {
    ...seatDeps,
    clock: time.clock,
    wait: time.wait,
    deliveries: {
      ...world.deliveries,
      claim: slowly(claim),
      settle: slowly(settle),
      release: slowly(release),
      park: slowly(park),
    },
    mailer: {
      async submit(mail, _, onCall) {
        const ms = bytesMs()
        if (ms > 0) await time.wait(ms)
        onCall?.()
        mostUnderWay = Math.max(mostUnderWay, ++underWay)
        starts.push(time.clock() - monday)
        called.push(mail.to)
        const given = answer(mail.to, called.length)
        await time.wait(sesMs())
        underWay--
        return given
      },
    },
  }
  return {
    ...world,
    time,
    deps,
    /** When each call started, in milliseconds from the beginning, and whose it was. */
    starts,
    called,
    mostUnderWay: () => mostUnderWay,
    underWay: () => underWay,
  }
}
