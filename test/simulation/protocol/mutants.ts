/** One guard taken away: a place in production's source and what it says without the guard. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Some guards are each other's second line: they are caught only when both are gone. */
export interface MutantGroup {
  readonly name: string
  readonly parts: readonly Mutant[]
}

const delivery = 'shared/aws/dynamo-delivery-store.ts'
const subscribers = 'shared/aws/dynamo-subscriber-store.ts'
const digest = 'shared/delivery/deliver-digest.ts'

function one(name: string, file: string, find: string, replace: string): MutantGroup {
  return { name, parts: [{ name, file, find, replace }] }
}

/**
 * The guards of the protocol. That settle and release want their own attempt is not here: `rev` and the two hours of
 * doubt stand before it, and no run has met the three workers within twenty minutes that would need it; the contract
 * suites hold it.
 */
export const mutants: readonly MutantGroup[] = [
  one(
    'claim: only the confirmed, and only as due as seen',
    delivery,
    'when: [stillConfirmed, dueAsSeen(row.nextDueAt), noOpenAttempt, hasNotGot(attempt.head)]',
    'when: [noOpenAttempt, hasNotGot(attempt.head)]',
  ),
  one(
    'claim: no open attempt',
    delivery,
    'when: [stillConfirmed, dueAsSeen(row.nextDueAt), noOpenAttempt, hasNotGot(attempt.head)]',
    'when: [stillConfirmed, dueAsSeen(row.nextDueAt), hasNotGot(attempt.head)]',
  ),
  {
    name: 'claim: has not got the head, due as seen',
    parts: [
      {
        name: 'claim',
        file: delivery,
        find: 'when: [stillConfirmed, dueAsSeen(row.nextDueAt), noOpenAttempt, hasNotGot(attempt.head)]',
        replace: 'when: [stillConfirmed, noOpenAttempt]',
      },
    ],
  },
  one(
    'settle: the same rev',
    delivery,
    'when: [ownAttempt(attemptId), unchangedSince(rev)],',
    'when: [ownAttempt(attemptId)],',
  ),
  one(
    'settle raises rev',
    delivery,
    "        increment: { rev: 1 },\n        remove: ['attempt'],",
    "        remove: ['attempt'],",
  ),
  one(
    'SES is asked once',
    'test/simulation/clients.ts',
    'sendThrough(scheduler, services.ses, actor, 1)',
    'sendThrough(scheduler, services.ses, actor, 3)',
  ),
  one(
    'an ambiguous answer is not a refusal',
    'shared/aws/ses-mailer.ts',
    "return { outcome: 'ambiguous', reason }",
    "return { outcome: 'throttled' }",
  ),
  one(
    'a claim whose answer was lost is recognised',
    digest,
    '?? (await ownClaim(deps, row.id, attempt))',
    '',
  ),
  one(
    'an open attempt is decided',
    digest,
    'return decideAttempt(deps, found, found.attempt, run.recent)',
    "return 'waiting'",
  ),
  one(
    'an expired head is not claimed',
    digest,
    'if (isExpired(run.head, deps.clock())) return lookAtOpenAttempt(deps, row, run)',
    '',
  ),
  one(
    'a call starts promptly',
    digest,
    'if (deps.clock() > attempt.startedAt + submitWithinMs || !run.mayCall()) {',
    'if (false) {',
  ),
  one(
    'proof: the queue was drained two hours later',
    'shared/delivery/proof.ts',
    'proof.drainedAt >= startedAt + latestEventMs && proof.sendSeenAt >= startedAt',
    'proof.sendSeenAt >= startedAt',
  ),
  one(
    'proof: Send events do come',
    'shared/delivery/proof.ts',
    'proof.drainedAt >= startedAt + latestEventMs && proof.sendSeenAt >= startedAt',
    'proof.drainedAt >= startedAt + latestEventMs',
  ),
  one(
    'proof: two hours, not at once',
    'shared/delivery/proof.ts',
    'const latestEventMs = 2 * hourMs',
    'const latestEventMs = 0',
  ),
  one(
    'a Send event settles',
    'shared/delivery/feedback.ts',
    "const settled = id && attempt ? await settleAttempt(deps, id, attempt) : 'ignored'",
    "const settled = 'ignored' as const",
  ),
  one(
    'leaving takes out of the index',
    subscribers,
    "'nextDueAt', 'dueShard', 'confirmations'",
    "'confirmations'",
  ),
  one(
    'leaving keeps the attempt',
    subscribers,
    "remove: ['nextDueAt', 'dueShard', 'confirmations'",
    "remove: ['attempt', 'nextDueAt', 'dueShard', 'confirmations'",
  ),
  one(
    'use cases write at the rev they read',
    subscribers,
    "const asItWasRead = rev === undefined ? absent(tableKey.partition) : equals('rev', rev)",
    'const asItWasRead = rev === undefined ? absent(tableKey.partition) : present(tableKey.partition)',
  ),
  one(
    'who comes back goes on where they stopped',
    'shared/subscriber/confirm-subscription.ts',
    'const { since = before, through = before, lastAt } = subscriber',
    'const [since, through, lastAt] = [before, before, undefined]',
  ),
  one(
    'the next slot is on a later date',
    'shared/subscriber/schedule.ts',
    '.toPlainDate().add({ days: 1 })',
    '.toPlainDate()',
  ),
  one(
    'in doubt counts as covered',
    'shared/delivery/settlement.ts',
    "if (outcome !== 'submitted') for",
    'if (false) for',
  ),
  one(
    'what is beyond seven editions is written down',
    'shared/delivery/settlement.ts',
    "for (const edition of beyond) missed[edition.id] = 'skipped'",
    '',
  ),
  one('a seat has one worker', 'shared/aws/dynamo-seat-store.ts', 'when: [isFree],', 'when: [],'),
  one(
    'editions only follow each other',
    'shared/aws/dynamo-edition-store.ts',
    'attribute_not_exists(#pk)',
    'attribute_exists(#pk) OR attribute_not_exists(#pk)',
  ),
  one(
    'a partial failure fails its message',
    'functions/feedback/feedback.ts',
    'batchItemFailures.push({ itemIdentifier: record.messageId })',
    '',
  ),
]
