import type { SituationName } from './situations.ts'

/** A place in production's source, and its text without the guard. */
export interface Part {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** One guard taken away, or several where one backs up another, so that only taking both away breaks an invariant. */
export interface Mutant {
  readonly name: string
  readonly parts: readonly Part[]
  /** The situation in which the guard is needed. */
  readonly steer: SituationName
}

const deliveries = 'shared/aws/dynamo-delivery-store.ts'
const subscribers = 'shared/aws/dynamo-subscriber-store.ts'
const sending = 'shared/aws/dynamo-sending-store.ts'
const erasing = 'shared/subscriber/leaving/erase-subscriber.ts'
const digest = 'shared/delivery/attempt/deliver-digest.ts'
const pacing = 'shared/delivery/pace/pace.ts'
const dispatching = 'shared/delivery/pace/dispatch.ts'
const budgeting = 'shared/delivery/pace/block-budget.ts'
const proof = 'shared/delivery/attempt/proof.ts'
const feedback = 'shared/delivery/aftermath/feedback.ts'
const concerned = 'shared/delivery/aftermath/concerned.ts'
const reputations = 'shared/aws/dynamo-reputation-store.ts'
const guarding = 'shared/delivery/aftermath/guard-sign-ups.ts'
const release = 'shared/delivery/release-letters.ts'
const letter = 'shared/delivery/deliver-letter.ts'
const unconfirmed = 'shared/delivery/unconfirmed-letter.ts'
const turns = 'shared/delivery/pace/letter-turn.ts'
const settlement = 'shared/delivery/attempt/settlement.ts'
const nextDue = 'shared/subscriber/preferences/next-due.ts'
const schedule = 'shared/subscriber/preferences/schedule.ts'
const seats = 'shared/aws/dynamo-seat-store.ts'

function without(
  name: string,
  file: string,
  find: string,
  replace: string,
  steer: SituationName = 'ordinary',
): Mutant {
  return { name, parts: [{ file, find, replace }], steer }
}

const claim = (name: string, conditions: string, steer?: SituationName): Mutant =>
  without(
    `claim: ${name}`,
    deliveries,
    'when: [ ofKnownVersion, stillConfirmed, dueAsSeen(row.nextDueAt), noOpenAttempt, hasNotGot(attempt.head), ]',
    `when: [ofKnownVersion, ${conditions}]`,
    steer,
  )

const park = (name: string, conditions: string, steer?: SituationName): Mutant =>
  without(
    `park: ${name}`,
    deliveries,
    'when: [ownAttempt(attemptId), unchangedSince(rev), dueAsSeen(nextDueAt)]',
    `when: [${conditions}]`,
    steer,
  )

/** A reader who left is not due any more, which alone would keep them from being claimed. */
const asSeenOrNotDue = `(names) => \`(\${absent('nextDueAt')(names)} OR \${dueAsSeen(row.nextDueAt)(names)})\``

/**
 * The guards of the protocol. A claim's condition on `through` has no mutant of its own: a reader who has got the head
 * is not due as seen either.
 */
export const mutants: readonly Mutant[] = [
  claim(
    'only the confirmed, as due as seen or not due',
    `${asSeenOrNotDue}, noOpenAttempt, hasNotGot(attempt.head)`,
  ),
  claim('as due as seen', 'stillConfirmed, noOpenAttempt, hasNotGot(attempt.head)'),
  claim('no open attempt', 'stillConfirmed, dueAsSeen(row.nextDueAt), hasNotGot(attempt.head)'),
  claim('has not got the head, as due as seen', 'stillConfirmed, noOpenAttempt'),
  without(
    'claim: of a version that it knows',
    deliveries,
    'when: [ ofKnownVersion, stillConfirmed,',
    'when: [ stillConfirmed,',
    'upgrade',
  ),
  without(
    'a newer item is not read, and so not written',
    'shared/subscriber/subscriber.ts',
    "if (typeof version === 'number' && version > subscriberSchemaVersion) {",
    'if (false) {',
    'upgrade',
  ),
  without(
    'a claim whose answer was lost is recognised',
    digest,
    '?? (await ownClaim(deps, row.id, attempt))',
    '',
    'lost claims',
  ),
  without(
    'an expired head is not claimed',
    digest,
    'if (isExpired(run.head, deps.clock())) return lookAtOpenAttempt(deps, row, run)',
    '',
    'no editions',
  ),
  {
    name: 'a call starts within ten seconds of its claim',
    parts: [
      { file: digest, find: 'deps.clock() > latest || ', replace: '' },
      { file: pacing, find: 'now > (line[0]?.latest ?? now)', replace: 'false' },
    ],
    steer: 'frozen lanes',
  },
  {
    // A claim that is ten seconds old at most is within the lease that was kept before it.
    name: 'a call starts within the lease',
    parts: [
      { file: dispatching, find: '!ending && lease.mayCall()', replace: '!ending' },
      {
        file: dispatching,
        find: "else if (!(await lease.keep())) end({ why: 'lease-lost' })",
        replace: '',
      },
    ],
    steer: 'frozen lanes',
  },
  without(
    'a call waits for its turn',
    digest,
    'run.mayCall() && (await run.turn(latest))',
    'run.mayCall() && (run.turn(latest), true)',
    'lanes',
  ),
  {
    name: 'the turn is taken right before the call, not before the claim',
    parts: [
      {
        file: digest,
        find: 'const attempt = { id: deps.newAttemptId(),',
        replace:
          'if (!(await run.turn(deps.clock() + submitWithinMs))) return "lost"\nconst attempt = { id: deps.newAttemptId(),',
      },
      { file: digest, find: 'run.mayCall() && (await run.turn(latest))', replace: 'run.mayCall()' },
    ],
    steer: 'lanes',
  },
  without('starts are remembered for a second', pacing, 'starts.push(start)', '', 'lanes'),
  without('a worker rests before its successor', dispatching, 'await line.rest()', 'line.close()', 'crowd'),
  {
    name: 'lanes that wait for their turn see a stop',
    parts: [
      { file: dispatching, find: '!ending && lease.mayCall()', replace: 'lease.mayCall()' },
      { file: dispatching, find: 'ending ??= how line.close()', replace: 'ending ??= how' },
    ],
    steer: 'lanes',
  },
  {
    name: 'a seat is given back when all lanes have ended',
    parts: [
      {
        file: dispatching,
        find: 'await busy.atMost(0) // The readers who',
        replace: '// The readers who',
      },
      {
        file: dispatching,
        find: '} await busy.atMost(0) await line.rest()',
        replace: '} await line.rest()',
      },
    ],
    steer: 'lanes',
  },
  without(
    'a worker feeds no more readers than it has lanes',
    dispatching,
    'await busy.atMost(openLanes - 1)',
    '',
    'lanes',
  ),
  without('a throttle holds all lanes back', dispatching, 'line.hold(gate.opensAt())', '', 'lanes'),
  without('a budget holds what it drew, and no more', budgeting, 'drawn--', '', 'scarcity'),
  without(
    'a mail is put back only if no call was made',
    dispatching,
    'if (startedAt !== undefined) return',
    '',
    'scarcity',
  ),
  without(
    'SES is asked once',
    'shared/aws/client-config.ts',
    'sesClientConfig = patientFor(1, ',
    'sesClientConfig = patientFor(3, ',
  ),
  without(
    'an ambiguous answer is not a refusal',
    'shared/aws/ses-refusal.ts',
    "if (status === undefined || !isRefusal) return { outcome: 'ambiguous', reason }",
    "if (status === undefined || !isRefusal) return { outcome: 'throttled' }",
  ),
  without(
    'settle: the own attempt',
    deliveries,
    'when: [ownAttempt(attemptId), unchangedSince(rev)],',
    'when: [unchangedSince(rev)],',
    'late proof',
  ),
  without(
    'settle: the same rev',
    deliveries,
    'when: [ownAttempt(attemptId), unchangedSince(rev)],',
    'when: [ownAttempt(attemptId)],',
  ),
  without(
    'settle raises rev',
    deliveries,
    "increment: { rev: 1 }, remove: ['attempt'], when: [ownAttempt(attemptId),",
    "remove: ['attempt'], when: [ownAttempt(attemptId),",
  ),
  without(
    'release: the own attempt',
    deliveries,
    "remove: ['attempt'], when: [ownAttempt(attemptId)],",
    "remove: ['attempt'], when: [stillConfirmed],",
    'rivals',
  ),
  park('the own attempt', 'unchangedSince(rev), dueAsSeen(nextDueAt)', 'late proof'),
  park('the same rev, as due as seen', 'ownAttempt(attemptId)'),
  without(
    'an open attempt is decided',
    digest,
    'return decideAttempt(deps, found, found.attempt, run.recent)',
    "return 'waiting'",
  ),
  without(
    'proof: the queue was drained two hours later',
    proof,
    'proof.drainedAt >= startedAt + latestEventMs && proof.sendSeenAt',
    'proof.sendSeenAt',
    'deaf for a while',
  ),
  without('proof: Send events do come', proof, ' && proof.sendSeenAt >= startedAt', ''),
  without(
    'proof: two hours, not at once',
    proof,
    'const latestEventMs = 2 * hourMs',
    'const latestEventMs = 0',
    'deaf for a while',
  ),
  without(
    'proof: dead letters count, too',
    'functions/publish/wiring.ts',
    'return [deadLetters, environment.FEEDBACK_QUEUE_URL, deadLetters]',
    'return deadLetters ? [environment.FEEDBACK_QUEUE_URL] : []',
    'deaf for a while',
  ),
  without(
    'proof: what is in flight counts, too',
    'shared/aws/sqs-backlog.ts',
    "'ApproximateNumberOfMessagesNotVisible',",
    '',
    'deaf for a while',
  ),
  without(
    'proof: not for what may be among unreadable messages',
    proof,
    'if (mayBeUnreadable(proof, startedAt)) return false',
    '',
    'unreadable',
  ),
  without(
    'an unreadable message is noted before it is deleted',
    'shared/delivery/aftermath/unreadable-reports.ts',
    'await proof.unreadable(report.arrivedAt)',
    '',
    'unreadable',
  ),
  without(
    'an unreadable message does not stay on the queue',
    'functions/feedback/feedback.ts',
    'await putAside(deps, {',
    'if (id) throw fault\nawait putAside(deps, {',
    'unreadable',
  ),
  without(
    'an unreadable message says nothing of later attempts',
    proof,
    'return startedAt <= unreadableAt + skewMs',
    'return unreadableAt > 0',
    'unreadable',
  ),
  without(
    'SES’s greeting is known',
    'shared/aws/sns-message.ts',
    'if (text.length > 500) return false',
    'if (text.length > 0) return false',
    'unreadable',
  ),
  without(
    'a complaint concerns whose mail it was',
    concerned,
    'return owner ? [owner] : [...new Set(report.recipients.map(idOf))]',
    'return owner ? report.recipients.map(idOf) : []',
    'bounces',
  ),
  without(
    'a bounce concerns whose mail it was, and nobody else',
    concerned,
    'if (!owner) { return bounced.flatMap(',
    'if (bounced.length > 0) { return bounced.flatMap(',
    'bounces',
  ),
  without(
    'a bounce of another mailbox is a soft one',
    concerned,
    "trouble: isBlocked ? 'blocked' : 'soft'",
    "trouble: isBlocked ? 'blocked' : 'gone'",
    'bounces',
  ),
  without(
    'a rescued mail is no complaint',
    'shared/aws/ses-event.ts',
    "?? '')) return undefined",
    "?? '')) void 0",
    'bounces',
  ),
  without(
    'an unknown mailbox is gone for good, whatever SES calls it',
    'shared/aws/ses-bounce.ts',
    "if (byCode === 'gone') return 'gone'",
    "if (byCode === 'gone') return 'soft'",
    'bounces',
  ),
  without(
    'a block is no trouble of the reader',
    'shared/aws/ses-bounce.ts',
    "case 6: case 7: return 'blocked'",
    "case 6: case 7: return 'soft'",
    'bounces',
  ),
  without(
    'soft bounces do not suppress',
    feedback,
    "(await restReader(deps, id, at)) === 'resting') return 'resting'",
    "(await suppress(deps, id)) === 'suppressed') return 'suppressed'",
    'bounces',
  ),
  without(
    'a soft bounce counts once',
    subscribers,
    'if (counted.includes(reportId)) return undefined',
    '',
    'bounces',
  ),
  without(
    'a rest moves the next digest',
    'shared/delivery/aftermath/rest-reader.ts',
    'set: { restsUntil, nextDueAt }',
    'set: { restsUntil }',
    'bounces',
  ),
  without(
    'a settled attempt keeps to the rest',
    settlement,
    'restsUntil: subscriber.restsUntil,',
    '',
    'bounces',
  ),
  without(
    'a change of preferences keeps to the rest',
    'shared/subscriber/change/change-preferences.ts',
    'restsUntil: subscriber.restsUntil,',
    '',
    'bounces',
  ),
  without(
    'a confirmation ends the rest',
    'shared/subscriber/sign-up/confirm-subscription.ts',
    "'restsUntil', 'softBounces'",
    "'softBounces'",
    'bounces',
  ),
  without(
    'a Send event settles',
    feedback,
    "const settled = id && attempt ? await settleAttempt(deps, id, attempt) : 'ignored'",
    "const settled = 'ignored' as const",
  ),
  without(
    'a Send event settles no other attempt than its own',
    feedback,
    "if (subscriber?.attempt?.id !== attempt) return 'ignored'",
    "if (!subscriber?.attempt) return 'ignored'",
    'deaf for a while',
  ),
  without(
    'feedback reads what is there now',
    subscribers,
    'Key: marshall(subscriberKey(id)), ConsistentRead: true',
    'Key: marshall(subscriberKey(id)), ConsistentRead: false',
    'deaf for a while',
  ),
  without(
    'a partial failure fails its message',
    'functions/feedback/feedback.ts',
    'batchItemFailures.push({ itemIdentifier: record.messageId })',
    '',
    'deaf for a while',
  ),
  without(
    'leaving takes out of the index',
    subscribers,
    "const whileHere = ['nextDueAt', 'dueShard', 'requests'",
    "const whileHere = ['requests'",
  ),
  without(
    'leaving keeps the attempt',
    subscribers,
    'remove: gone, when:',
    "remove: ['attempt', ...gone], when:",
  ),
  without(
    'leaving keeps what was mailed',
    subscribers,
    'remove: gone, when:',
    "remove: ['since', 'through', 'lastAt', ...gone], when:",
  ),
  without(
    'leaving raises rev',
    subscribers,
    'setOnce: { leftAt: at }, increment: { rev: 1 },',
    'setOnce: { leftAt: at },',
  ),
  without('erasing keeps the attempt', erasing, "'attempt', 'missed',", "'missed',"),
  without('erasing keeps what was mailed', erasing, "'since', 'through', 'lastAt', 'attempt',", "'attempt',"),
  without('erasing takes out of the index', erasing, "'missed',", "'missed', 'nextDueAt', 'dueShard',"),
  without(
    'erasing writes at the rev it read',
    subscribers,
    "when: [equals('rev', stored.rev)]",
    'when: [present(tableKey.partition)]',
  ),
  without(
    'erasing raises rev',
    subscribers,
    'set, increment: { rev: 1 }, remove: [...new Set(',
    'set, remove: [...new Set(',
  ),
  without(
    'use cases write at the rev they read',
    subscribers,
    "absent(tableKey.partition) : equals('rev', rev)",
    'absent(tableKey.partition) : present(tableKey.partition)',
  ),
  without(
    'use cases raise rev',
    subscribers,
    'increment: { rev: 1 }, remove: [...(change.remove ?? []),',
    'remove: [...(change.remove ?? []),',
  ),
  without(
    'who comes back goes on where they stopped',
    'shared/subscriber/sign-up/confirm-subscription.ts',
    'const { since = before, through = before, lastAt } = subscriber',
    'const [since, through, lastAt] = [before, before, undefined]',
  ),
  without(
    'the next slot is on a later date',
    'shared/subscriber/preferences/schedule.ts',
    '.toPlainDate().add({ days: 1 })',
    '.toPlainDate()',
  ),
  without('in doubt counts as covered', settlement, "if (outcome !== 'submitted') for", 'if (false) for'),
  without(
    'what is beyond seven editions is written down',
    settlement,
    "for (const edition of beyond) missed[edition.id] = 'skipped'",
    '',
    'far behind',
  ),
  without(
    'a seat has one worker',
    'shared/aws/dynamo-seat-store.ts',
    'when: [isFree],',
    'when: [],',
    'crowd',
  ),
  without(
    'seats of two numbers are never worked at once',
    'shared/aws/dynamo-seat-layout.ts',
    'if (layout?.of !== seats || (await isAnyOtherHeld(now))) return false',
    'if (!layout) return false',
    'other seats',
  ),
  without(
    'the quota is drawn from what is left',
    sending,
    'when: [isLeft(count), notStoppedAt(now)],',
    'when: [notStoppedAt(now)],',
    'scarcity',
  ),
  without(
    'what seats still hold is kept back',
    'shared/delivery/pace/quota.ts',
    ' - quota.sentLastDay - reserved',
    ' - quota.sentLastDay',
    'scarcity',
  ),
  without(
    'refusals are counted over all runs',
    sending,
    'increment: { [kind]: 1 }',
    'set: { [kind]: 1 }',
    'refusals',
  ),
  without(
    'words about the account stop, whatever the error’s name',
    'shared/aws/ses-refusal.ts',
    "outcome: about === 'account' ? 'stopped' : 'refused'",
    "outcome: 'refused'",
  ),
  without(
    'a killed letter comes back after minutes',
    'infra/function-limits.ts',
    'lettersTimeoutSeconds = 60',
    'lettersTimeoutSeconds = 900',
    'letters',
  ),
  without(
    'a fresh stack mails letters before its first tick',
    sending,
    'anyOf(isLeft(mails), isFirstLetter)',
    'isLeft(mails)',
    'fresh stack',
  ),
  without(
    'letters take turns',
    sending,
    'notStoppedAt(untilResumed), isTurnFreeAt(startsAt)',
    'notStoppedAt(untilResumed)',
    'many letters',
  ),
  without(
    'the turns of letters are a gap apart',
    turns,
    'Math.max((secondMs + turnValidMs + toTheCallMs) / most, secondMs / perSecond)',
    '1',
    'many letters',
  ),
  without(
    'a rest takes five soft bounces',
    'shared/delivery/aftermath/feedback.ts',
    'softBouncesInARow = 5',
    'softBouncesInARow = 4',
    'bounces',
  ),
  without('a stop stops', sending, '[isLeft(count), notStoppedAt(now)]', '[isLeft(count)]'),
  without(
    'editions only follow each other',
    'shared/aws/dynamo-write.ts',
    'ConditionExpression: absent(tableKey.partition)',
    `ConditionExpression: (names) => \`attribute_exists(#pk) OR \${absent(tableKey.partition)(names)}\``,
  ),
  without(
    'harm of letters to strangers stops no digest',
    'shared/delivery/aftermath/mail-kind.ts',
    "(!to && letter === 'confirm')) return 'unconfirmed'",
    "(!to && letter === 'confirm')) return 'digests'",
    'strangers',
  ),
  {
    name: 'letters to strangers keep to the day’s number',
    parts: [
      { file: reputations, find: 'if (room <= 0) return false', replace: '' },
      { file: reputations, find: '[isRoom])', replace: '[])' },
    ],
    steer: 'strangers',
  },
  without(
    'the day’s number counts all hours of the day',
    reputations,
    'hourOf(at - dayMs), hourOf(at - hourMs)',
    'hourOf(at - hourMs), hourOf(at - hourMs)',
    'strangers',
  ),
  without(
    'a letter is queued before it is removed',
    release,
    'await letters.send(releasedMessage(letter, now))',
    'await waiting.remove([letter])\nawait letters.send(releasedMessage(letter, now))',
    'strangers',
  ),
  without(
    'a dropped letter is counted',
    release,
    'if (lost > 0) await reputation.countDropped(lost, now)',
    '',
    'strangers',
  ),
  without(
    'a letter waits for a day before it is dropped',
    'shared/subscriber/letter/waiting-letters.ts',
    'longestWaitMs = dayMs',
    'longestWaitMs = dayMs / 4',
    'strangers',
  ),
  without(
    'a letter that may not go out stands in line',
    letter,
    'await holdInLine(deps, message, letter, deps.clock())',
    '',
    'strangers',
  ),
  without(
    'feedback raises the guard at once',
    feedback,
    "if (mail === 'unconfirmed') await guardSignUps(deps, deps.clock(), 'raise')",
    '',
    'strangers',
  ),
  without(
    'a letter on its queue asks the guard',
    unconfirmed,
    'if (!isAdmitted(state,',
    'if (false && !isAdmitted(state,',
    'strangers',
  ),
  without('a trickle is a few letters', release, 'trickle: 1 }', 'trickle: 100 }', 'strangers'),
  without(
    'the guard comes down by itself',
    guarding,
    "(isRaised || may === 'raise and lower')",
    'isRaised',
    'strangers',
  ),
  without(
    'nobody is due before something can be new',
    nextDue,
    'Math.max(pausedUntil, restsUntil, newsAt)',
    'Math.max(pausedUntil, restsUntil)',
    'calendar',
  ),
  without(
    'a pause moves the next digest',
    nextDue,
    'Math.max(pausedUntil, restsUntil, newsAt)',
    'Math.max(restsUntil, newsAt)',
    'welcomes',
  ),
  without(
    'a rest counts in every later slot',
    nextDue,
    'Math.max(pausedUntil, restsUntil, newsAt)',
    'Math.max(pausedUntil, newsAt)',
    'bounces',
  ),
  without(
    'a first digest waits for the end of a pause',
    nextDue,
    'return Math.max(confirmedAt, pausedUntil, restsUntil)',
    'return Math.max(confirmedAt, restsUntil)',
    'welcomes',
  ),
  without(
    'a new reader is due from the confirmation on',
    nextDue,
    'return Math.max(confirmedAt, pausedUntil, restsUntil)',
    'return Math.max(pausedUntil, restsUntil)',
    'welcomes',
  ),
  without('a slot is not before its earliest moment', schedule, 'slot >= earliest && ', '', 'calendar'),
  without('a weekend has no weekday’s slot', schedule, 'return dayOfWeek <= 5', 'return true', 'calendar'),
  without('a weekly digest comes on Mondays', schedule, 'return dayOfWeek === 1', 'return true', 'calendar'),
  without(
    'whoever is not confirmed gets no slot',
    settlement,
    "if (subscriber.status !== 'confirmed') return settlement",
    '',
    'overtaken',
  ),
  without(
    'a seat is free once its lease is over',
    seats,
    "anyOf(absent('until'), lessThan('until', now))",
    "absent('until')",
    'lost leases',
  ),
  without(
    'a seat that is given back is free at once',
    seats,
    "remove: ['until', 'holder', 'of', 'asked'],",
    "remove: ['holder', 'of', 'asked'],",
    'welcomes',
  ),
  without(
    'a seat that was given back in between is taken on second thoughts',
    'shared/delivery/pace/seat.ts',
    'if (!(await store.take(seat, holder, leasedAt))) return undefined }',
    'return undefined }',
    'welcomes',
  ),
]
