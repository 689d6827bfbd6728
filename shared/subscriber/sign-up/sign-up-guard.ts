import { type EpochMs, hourMs } from '../../time/clock.ts'

/**
 * How far the sign-up is open. `open`: letters go out at once. `guarded`: a new sign-up needs a proof of work.
 * `trickle`: a few letters an hour go out, and the rest waits.
 */
export const guardSteps = ['open', 'guarded', 'trickle'] as const
export type GuardStep = (typeof guardSteps)[number]

/** What became of the letters to unconfirmed addresses within a day. */
export interface LettersOfADay {
  readonly mailed: number
  readonly bounces: number
  readonly complaints: number
}

/**
 * From which share of a day's letters on the harm raises the guard. Among few letters a single harm says little,
 * so a day counts as at least `leastMails` of them.
 *
 * Bounces: of every hundred people some mistype their address, so 5 % is a bad day and 10 % is an attack. Five
 * bounces lead to guarded, which costs a person a second of work. The step to trickle takes twenty, because it makes people wait. The
 * digests' own stop comes at 4 % of at least a thousand mails: 40.
 *
 * Complaints: hardly anybody calls a confirmation spam that they asked for, and SES reviews an account at 0.1 %
 * of all its mails. One complaint is an accident, two lead to guarded, and four to trickle.
 *
 * A report takes seconds to minutes, so some letters are always out whose bounces are still to come. What goes
 * out meanwhile is bounded by the letters' rate, and by the day's allowance.
 */
export const guardLimits = {
  guarded: {
    bounces: { share: 0.05, leastMails: 100 },
    complaints: { share: 0.002, leastMails: 1_000 },
  },
  trickle: {
    bounces: { share: 0.1, leastMails: 200 },
    complaints: { share: 0.004, leastMails: 1_000 },
  },
} as const

/**
 * A step is left for the one below it when the harm is this share of what led to it. At the limit itself, each
 * good letter and each bad one would turn the guard.
 */
export const calmShare = 0.7
/** The guard comes down one step at a time, this long after its last change at the soonest. */
export const steadyMs = hourMs

const harms = ['bounces', 'complaints'] as const

/** The step that a day's letters ask for. */
export function guardStep(counts: LettersOfADay): GuardStep {
  if (reaches('trickle', counts)) return 'trickle'
  return reaches('guarded', counts) ? 'guarded' : 'open'
}

function reaches(step: keyof typeof guardLimits, counts: LettersOfADay, portion = 1): boolean {
  return harms.some((harm) => {
    const { share, leastMails } = guardLimits[step][harm]
    return counts[harm] >= portion * share * Math.max(counts.mailed, leastMails)
  })
}

/** The guard as it stands. */
export interface GuardState {
  readonly step: GuardStep
  /** When the step last changed. */
  readonly since: EpochMs
  /** When it last became stricter. Nobody was asked for a proof before. */
  readonly raisedAt: EpochMs
}

export const openGuard: GuardState = { step: 'open', since: 0, raisedAt: 0 }

/** Tells whether one step lets fewer letters through than another. */
export function isStricter(step: GuardStep, than: GuardStep): boolean {
  return guardSteps.indexOf(step) > guardSteps.indexOf(than)
}

/** How a letter came to its queue. */
export interface Admission {
  /** When its sign-up came. */
  readonly at: EpochMs
  readonly isProven: boolean
  /** When a tick let it go, if it waited. */
  readonly releasedAt?: EpochMs | undefined
}

/**
 * Tells whether a letter that was let to its queue may still go out. When the guard goes up, many letters may
 * stand there that the step before let in.
 */
export function isAdmitted({ step, raisedAt }: GuardState, { at, isProven, releasedAt }: Admission): boolean {
  switch (step) {
    case 'open':
      return true
    case 'guarded':
      return isProven || (releasedAt ?? at) >= raisedAt
    case 'trickle':
      return releasedAt !== undefined && releasedAt >= raisedAt
  }
}

/** The step that follows, by the letters of the last day: up at once, down slowly. */
export function nextStep(counts: LettersOfADay, { step, since }: GuardState, now: EpochMs): GuardStep {
  const asked = guardStep(counts)
  if (isStricter(asked, step)) return asked
  if (step === 'open' || now < since + steadyMs || reaches(step, counts, calmShare)) return step
  return step === 'trickle' ? 'guarded' : 'open'
}

/** How many letters may go to unconfirmed addresses within a day. */
export interface Allowance {
  readonly perDay: number
  /** The most mails of any other kind that a day of late had, and when that was measured. */
  readonly busiest: number
  readonly busiestAt: EpochMs
}

/** The one item that the api reads with each sign-up. */
export interface SignUpGuardStore {
  read(): Promise<GuardStep>
  state(): Promise<GuardState & { readonly allowance?: Allowance }>
  /** Makes the guard stricter. False: it is as strict already. */
  raise(step: GuardStep, now: EpochMs): Promise<boolean>
  /** Lets the guard down, if it stands as it was read. */
  lower(from: GuardState, step: GuardStep, now: EpochMs): Promise<boolean>
  allow(allowance: Allowance): Promise<void>
}
