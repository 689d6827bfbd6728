import type { Clock, EpochMs } from '../../shared/time/clock.ts'
import { type Actor, type ActorOptions, type ActorState, type Fate, makeActor, runToItsEnd } from './actor.ts'
import { agenda } from './agenda.ts'
import { everybodyWaits } from './drain.ts'
import {
  type DelayAnswer,
  deliverAnswer,
  findReady,
  makeFaulty,
  type Pending,
  soonest,
  takeEffect,
} from './operation.ts'
import type { Decision, Policy } from './policy.ts'
import type { TraceLine } from './trace.ts'

export interface SchedulerOptions {
  readonly start: EpochMs
  readonly policy: Policy
  /** Whether steps are recorded; default true. */
  readonly traced?: boolean
}

/**
 * Owns the order of everything. Whatever production awaits from outside becomes an operation of the actor that awaits
 * it, and nothing happens to an operation but what the policy decides: that it takes effect and, as a step of its own,
 * that its answer arrives. Between two steps every actor has run until it awaits something again, or ended.
 */
export interface Scheduler {
  readonly clock: Clock
  /** Starts an actor. It runs at once, until it awaits its first operation. */
  spawn(name: string, run: (actor: Actor) => Promise<unknown>, options?: ActorOptions): Actor
  /**
   * Awaits something outside: `effect` happens completely in one step, or never. Its result or error is the answer.
   * With a `fault` the policy may also answer that, the effect done or not.
   */
  call<T>(actor: Actor, what: string, effect: (delay: DelayAnswer) => T, fault?: () => Error): Promise<T>
  wait(actor: Actor, ms: number): Promise<void>
  /** Lets the world do this by itself at exactly that moment. */
  at(at: EpochMs, what: string, run: () => void): void
  /** Ends an actor: no answer reaches it any more, and nothing that it still asks for happens. */
  crash(actor: Actor, why?: string): void
  /** Freezes an actor for some time. Then it goes on unchanged. */
  freeze(actor: Actor, ms: number): void
  /** Makes one step. False means that nothing is pending, and that time alone will not change that. */
  step(): Promise<boolean>
  /** Steps until nothing is pending, or until `stop` says so. Returns how many. */
  run(stop?: () => boolean): Promise<number>
  /** Writes a line of the world's own into the trace. */
  note(what: string): void
  readonly trace: readonly TraceLine[]
  readonly running: () => readonly Actor[]
  readonly runningCount: () => number
  /** How many operations there have been. */
  readonly operations: () => number
}

export function scheduler({ start, policy, traced = true }: SchedulerOptions): Scheduler {
  let now = start
  let operations = 0
  let spawned = 0
  /** Whether an actor may have run since the last drain. */
  let stirred = false
  const clock: Clock = () => now
  const running = new Map<number, ActorState>()
  let pending: Pending[] = []
  const ready: Pending[] = []
  const world = agenda()
  const trace: TraceLine[] = []

  function record(actor: string, verb: string, what: string, decision?: Decision): void {
    if (traced)
      trace.push(decision ? { at: now, actor, verb, what, decision } : { at: now, actor, verb, what })
  }

  function theActor({ id }: { readonly id: number }): ActorState {
    const actor = running.get(id)
    if (!actor) throw new Error(`actor ${id} does not run: ${[...running.keys()].join(', ')} do`)
    return actor
  }

  function end(actor: ActorState, fate: Fate): void {
    actor.ends = fate
    running.delete(actor.id)
    // These are operations that it did not wait for, or now waits for in vain.
    if (actor.waitsFor > 0) pending = pending.filter((operation) => operation.actor !== actor)
  }

  function crash(actor: ActorState, why: string, decision?: Decision): void {
    record(actor.name, 'crashes', why, decision)
    end(actor, { state: 'crashed', why })
  }

  function freeze(actor: ActorState, ms: number, decision?: Decision): void {
    record(actor.name, 'freezes', `for ${ms} ms`, decision)
    actor.frozenUntil = now + ms
  }

  function submit<T>(
    actor: ActorState,
    asked: Pick<Pending, 'what' | 'phase' | 'readyAt' | 'effect' | 'fault'>,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The promise never resolves, because its caller is left over from a crash.
      if (actor.ends.state === 'crashed') return
      if (actor.ends.state !== 'running') throw new Error(`${actor.name} has ended and asks: ${asked.what}`)
      actor.waitsFor++
      const answer = { ok: true, value: undefined } as const
      const id = operations++
      pending.push({ ...asked, id, actor, answer, resolve: resolve as Pending['resolve'], reject })
    })
  }

  async function drain(): Promise<void> {
    stirred = false
    await everybodyWaits(running)
  }

  function passTo(moment: EpochMs): void {
    for (let entry = world.takeDue(moment); entry; entry = world.takeDue(moment)) {
      now = Math.max(now, entry.at)
      record('', 'world', entry.what)
      entry.run()
    }
    now = Math.max(now, moment)
    for (const actor of running.values()) if (actor.endsAt <= now) crash(actor, 'out of time')
  }

  const nextAt = (): EpochMs | undefined => {
    const next = Math.min(world.nextAt() ?? Number.POSITIVE_INFINITY, soonest(pending))
    return next === Number.POSITIVE_INFINITY ? undefined : Math.max(next, now)
  }

  function carryOut(decision: Decision): void {
    if (decision.do === 'advance') {
      if (!(decision.ms >= 0)) throw new Error(`the clock cannot move by ${decision.ms} ms`)
      record('', 'clock', `+${decision.ms} ms`, decision)
      passTo(now + decision.ms)
    } else if (decision.do === 'crash') {
      crash(theActor({ id: decision.actor }), 'as decided', decision)
    } else if (decision.do === 'freeze') {
      freeze(theActor({ id: decision.actor }), decision.ms, decision)
    } else {
      goOn(decision)
    }
  }

  function goOn(decision: Extract<Decision, { readonly operation: number }>): void {
    const operation = ready.find(({ id }) => id === decision.operation)
    const phase = decision.do === 'effect' || decision.do === 'refuse' ? 'asked' : 'answered'
    if (operation?.phase !== phase) {
      throw new Error(`operation ${decision.operation} cannot ${decision.do} now`)
    }
    const { actor, what } = operation
    if (now - operation.readyAt > actor.longestPauseMs) {
      crash(actor, 'paused for too long', decision)
      return
    }
    record(actor.name, decision.do, what, decision)
    if (decision.do === 'effect') takeEffect(operation, now)
    else if (decision.do !== 'answer') makeFaulty(operation, now)
    if (phase === 'asked') return
    pending.splice(pending.indexOf(operation), 1)
    actor.waitsFor--
    stirred = true
    deliverAnswer(operation)
  }

  const own: Scheduler = {
    clock,
    spawn(name, run, options = {}) {
      const actor = makeActor(spawned++, name, clock, options)
      running.set(actor.id, actor)
      stirred = true
      record(name, 'starts', '')
      runToItsEnd(actor, run, (fate) => {
        record(name, 'ends', fate.state)
        end(actor, fate)
      })
      return actor
    },
    call: (actor, what, effect, fault) =>
      submit(actor as ActorState, { what, phase: 'asked', readyAt: now, effect, fault }),
    wait(actor, ms) {
      // A wait is at least one whole millisecond, as a timer's.
      const whole = Math.max(1, Math.ceil(ms))
      const over = { phase: 'answered', readyAt: now + whole, effect: undefined, fault: undefined } as const
      return submit(actor as ActorState, { what: `wait ${whole} ms`, ...over })
    },
    at: (at, what, run) => world.add(Math.max(at, now), what, run),
    crash: (actor, why = 'told to') => crash(theActor(actor), why),
    freeze: (actor, ms) => freeze(theActor(actor), ms),
    async step() {
      const due = world.nextAt()
      if (due !== undefined && due <= now) passTo(now)
      if (stirred) await drain()
      findReady(pending, now, ready)
      if (ready.length === 0 && nextAt() === undefined) return false
      carryOut(policy({ now, ready, nextAt }))
      if (stirred) await drain()
      return true
    },
    async run(stop = () => false) {
      let steps = 0
      while (!stop() && (await own.step())) steps++
      return steps
    },
    note: (what) => record('', 'note', what),
    trace,
    running: () => [...running.values()],
    runningCount: () => running.size,
    operations: () => operations,
  }
  return own
}
