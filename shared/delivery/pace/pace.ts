import { type Clock, type EpochMs, secondMs } from '../../time/clock.ts'
import { isInSlot, type Share } from './share.ts'

/** Waits for some milliseconds. It is passed in, so that tests and simulations decide what waiting means. */
export type Wait = (ms: number) => Promise<void>

/** Hands out the turns of one sender to all who want to call, in the order in which they ask. */
export interface Pace {
  /**
   * Resolves to true when a call may start now, and to false as soon as none may start by `latest`. Whoever gets
   * true calls at once.
   */
  turn(latest: EpochMs): Promise<boolean>
  /** Says that a call which had its turn starts now: later than its turn by what stood between. */
  started(): void
  /** The earliest moment at which a call may start, if so many others start before it. */
  opensAt(ahead: number): EpochMs
  /** Lets no call start before a moment. */
  hold(until: EpochMs): void
  /** Lets no call start any more. Whoever waits is told at once. */
  close(): void
  /** Closes, and resolves when another sender may begin at the same share. */
  rest(): Promise<void>
}

/** A start this much earlier is in another second, although clocks are read in whole milliseconds. */
const apartMs = secondMs + 1

/** A start that is late, because of a timer or a busy lane, is made up for by at most this much. */
const creditMs = secondMs / 4

/** No timer is set for longer, so that a pace that was closed, or a clock that was put back, is noticed soon. */
const longestTimerMs = secondMs

/** A clock that goes back by less only lets those who wait do so for as much longer. */
const putBackMs = 5 * secondMs

interface Start {
  readonly at: EpochMs
  /** False: the turn is given, and the call will start at this moment or later. */
  readonly isCall: boolean
}

interface Waiting {
  readonly askedAt: EpochMs
  readonly latest: EpochMs
  readonly resolve: (granted: boolean) => void
  readonly reject: (fault: unknown) => void
}

/**
 * The pace of one sender. By its own clock at most `share.most` calls start in any second, because the last of
 * these are remembered, and on average `share.perSecond`. One timer serves all who wait.
 */
export function pace(share: Share, clock: Clock, wait: Wait): Pace {
  const { most, slot } = share
  const gapMs = secondMs / share.perSecond
  /** The last starts, at most `most`, the newest at the end. */
  const starts: Start[] = []
  let line: Waiting[] = []
  let next = clock()
  let isClosed = false
  let isServing = false
  let serving: Promise<void> = Promise.resolve()

  /** The call that starts after `ahead` others must be in another second than the one `most` starts before it. */
  const inOtherSecond = (ahead: number): EpochMs =>
    ahead < most
      ? (starts[starts.length - most + ahead]?.at ?? Number.NEGATIVE_INFINITY) + apartMs
      : opensAt(ahead - most) + apartMs
  function opensAt(ahead: number): EpochMs {
    const at = Math.max(next + ahead * gapMs, inOtherSecond(ahead))
    // A turn that is overdue waits for the seat's next slot: by now, another seat's may have begun.
    return slot ? inSlot(slot, Math.max(at, clock())) : at
  }

  function start(now: EpochMs): void {
    next = Math.max(next, now - creditMs) + gapMs
    remember({ at: now, isCall: false })
  }

  function remember(start: Start): void {
    starts.push(start)
    if (starts.length > most) starts.shift()
  }

  /** Which of the given turns the call had makes no difference. A turn that is not used stays among the starts. */
  function started(): void {
    const turn = starts.findIndex(({ isCall }) => !isCall)
    if (turn !== -1) starts.splice(turn, 1)
    remember({ at: clock(), isCall: true })
  }

  /** Sends away those who wait in vain, and those who asked before the clock was put back: their `latest` is wrong. */
  function thinOut(): void {
    const [waiting, now] = [line, clock()]
    line = []
    for (const each of waiting) {
      if (isClosed || now < each.askedAt - putBackMs || opensAt(line.length) > each.latest)
        each.resolve(false)
      else line.push(each)
    }
  }

  async function serve(): Promise<void> {
    isServing = true
    try {
      for (thinOut(); line.length > 0; thinOut()) {
        const now = clock()
        const at = opensAt(0)
        if (at > now) {
          await wait(Math.min(at - now, longestTimerMs))
        } else if (now > (line[0]?.latest ?? now)) {
          line.shift()?.resolve(false)
        } else {
          start(now)
          line.shift()?.resolve(true)
        }
      }
    } catch (fault) {
      for (const { reject } of line.splice(0)) reject(fault)
    } finally {
      isServing = false
    }
  }

  function close(): void {
    isClosed = true
    thinOut()
  }

  return {
    opensAt,
    turn: (latest) =>
      new Promise((resolve, reject) => {
        line.push({ askedAt: clock(), latest, resolve, reject })
        thinOut()
        if (line.length > 0 && !isServing) serving = serve()
      }),
    started,
    hold(until) {
      next = Math.max(next, until)
      thinOut()
    },
    close,
    async rest() {
      close()
      await serving
      // A whole second, because several workers may follow one another within one.
      const ms = (starts.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + apartMs - clock()
      if (ms > 0) await wait(Math.min(ms, apartMs))
    },
  }
}

/** The first moment of a slot, from a moment on. */
function inSlot(slot: NonNullable<Share['slot']>, at: EpochMs): EpochMs {
  if (isInSlot(slot, at)) return at
  const cycleMs = 2 * slot.of * secondMs
  const begin = Math.floor(at / cycleMs) * cycleMs + 2 * slot.index * secondMs
  return begin >= at ? begin : begin + cycleMs
}
