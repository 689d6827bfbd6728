/**
 * How far sign-ups are guarded because of what became of letters to people who did not confirm. `guarded`: a new
 * sign-up needs a proof of work. `trickle`: every letter waits, and a few an hour go.
 */
export type GuardStep = 'open' | 'guarded' | 'trickle'

/** Where the step stands. */
export interface SignUpGuardStore {
  read(): Promise<GuardStep>
}
