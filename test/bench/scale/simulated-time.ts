import type { Wait } from '../../../shared/delivery/pace/pace.ts'
import type { Clock, EpochMs } from '../../../shared/time/clock.ts'

/** A time that passes only while everybody waits, for work that goes on side by side. */
export interface SimulatedTime {
  readonly clock: Clock
  /** Waits by whole milliseconds, as a timer does. */
  readonly wait: Wait
  /** Lets time pass until the work is done. Throws if the work waits for what no time brings. */
  readonly passUntil: (work: Promise<unknown>) => Promise<void>
}

interface Waiting {
  readonly at: EpochMs
  /** Who began to wait first goes on first. */
  readonly order: number
  readonly goOn: () => void
}

export function simulatedTime(start: EpochMs): SimulatedTime {
  const line = waitingLine()
  let now = start
  let order = 0

  async function passUntil(work: Promise<unknown>): Promise<void> {
    let isDone = false
    const over = (): void => {
      isDone = true
    }
    work.then(over, over)
    for (;;) {
      // Everything that needs no time is done before the next turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve))
      if (isDone) break
      const next = line.take()
      if (!next) throw new Error('the work waits, and not for a moment to come')
      now = next.at
      next.goOn()
      for (let same = line.first(); same?.at === now; same = line.first()) line.take()?.goOn()
    }
    await work
  }

  return {
    clock: () => now,
    wait: (ms) =>
      new Promise((resolve) => {
        line.add({ at: now + Math.max(0, Math.ceil(ms)), order: order++, goOn: resolve })
      }),
    passUntil,
  }
}

/** A binary heap: the next to go on is at its top. */
function waitingLine() {
  const heap: Waiting[] = []
  const isBefore = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

  function sinkFrom(top: number): void {
    for (let place = top; ; ) {
      const left = 2 * place + 1
      let least = place
      for (const child of [left, left + 1]) {
        const [a, b] = [heap[child], heap[least]]
        if (a && b && isBefore(a, b)) least = child
      }
      if (least === place) return
      swap(place, least)
      place = least
    }
  }

  function swap(a: number, b: number): void {
    const [one, other] = [heap[a], heap[b]]
    if (one && other) [heap[a], heap[b]] = [other, one]
  }

  return {
    first: (): Waiting | undefined => heap[0],
    add(waiting: Waiting): void {
      heap.push(waiting)
      for (let place = heap.length - 1; place > 0; ) {
        const above = (place - 1) >> 1
        const [own, parent] = [heap[place], heap[above]]
        if (!own || !parent || !isBefore(own, parent)) return
        swap(place, above)
        place = above
      }
    },
    take(): Waiting | undefined {
      const [top] = heap
      const last = heap.pop()
      if (top && last && heap.length > 0) {
        heap[0] = last
        sinkFrom(0)
      }
      return top
    },
  }
}
