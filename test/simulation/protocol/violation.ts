/** An invariant that did not hold. */
export class Violation extends Error {
  readonly invariant: Invariant

  constructor(invariant: Invariant, what: string) {
    super(`${invariants[invariant]}: ${what}`)
    this.invariant = invariant
  }
}

/** The invariants that are checked, by the numbers of the design. */
export const invariants = {
  'I1 once': 'at most one mail for a reader and an edition',
  'I1 a day': 'at most one digest on one local date',
  'I2 settled': 'once faults stop, everybody due is settled and no attempt stays open',
  'I2 outcome': 'no edition is covered without an outcome',
  'I2 blame': 'no edition counts as failed for a fault of the account',
  'I2 served': 'where nothing but an answer is lost, nobody waits',
  prompt: 'whoever a tick finds due is served before the next one, where nothing goes wrong',
  welcome: 'a welcome goes out minutes after its confirmation, where nothing goes wrong',
  doubt: 'an attempt in doubt is looked at after two hours, then hourly, and ends by its bound',
  due: 'a reader is due when their choices, their last digest, their pause and their rest say so',
  answered: 'what a reader was told last is what their item says, and only readers change it',
  'for ever': 'a suppression stays for ever',
  slot: 'somebody is due at their own hour, mailed no sooner, and put aside only with an open attempt',
  'I2 proven': 'what SES did not take, and what can be proven, is not left in doubt',
  'I3 gone': 'no claim after leaving',
  harm: 'suppressed are exactly those whose own mails brought a complaint or found no mailbox',
  rest: 'digests rest after five soft bounces, and only then, and until their end or a confirmation',
  'I3 prompt': 'a call starts within ten seconds of its claim',
  fresh: 'no digest opens with an edition that has expired',
  'I5 rate': 'never more calls start in a second than the rate',
  'I5 letters': 'never more letters start in a second than their share of the rate',
  'I5 throttle': 'after a throttle no lane calls for a while',
  'I5 lease': 'no call after the worker’s lease, and none under way when the seat is given back',
  lanes: 'a worker has no more mails under way than lanes',
  'I5 stop': 'nobody draws mails while sending is stopped, and a worker that is stopped calls nobody',
  'I5 day': 'no call beyond the quota of the day',
  'left over': 'no worker ends and no draw is refused while mails are left and nothing stops sending',
  stops: 'a stop ends by itself at its moment, or is for the operator, and is never cut short',
  breaker:
    'ten refusals, or five ambiguous answers, in a row stop all sending, in however many runs they come',
  letter: 'a letter waits for nobody: it is mailed soon after its request',
  strangers: 'no reader waits because of what happened to addresses that did not confirm',
  'in line': 'a letter that waits is let go, or dropped after a day and counted, and none is lost',
  cap: 'no more letters than the day’s number go to addresses that did not confirm',
  guard: 'the guard follows the harm of letters to strangers: up at once, down by itself and slowly',
  'I7 secret': 'no address and no token in logs',
  'I8 edition': 'a published edition never changes',
  upgrade: 'a release drops nothing of the next one, and leaves items alone that are of its version',
  tally: 'the tally agrees with what SES accepted',
  shape: 'a subscriber’s item has its shape',
} as const

export type Invariant = keyof typeof invariants
