import { describe, expect, test } from 'vitest'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import type { Acronym } from '../../../shared/paper/topic/acronym.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { type InTable, inTable } from '../../dynamo/in-table.ts'
import { aConsent, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../../fakes/a-waiting-letter.ts'
import { anEdition, anEditionId, headOf } from '../../fakes/an-edition.ts'

const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
const reader = aConfirmed({ attempt, softBounces: 1 })
const row = { id: anId(1), nextDueAt: reader.nextDueAt, through: reader.through }
const settlement = { through: anEditionId(23), lastAt: monday, missed: {}, nextDueAt: monday + hourMs }
const acronyms: readonly Acronym[] = [{ short: 'RAG', long: 'retrieval augmented generation' } as never]
const edition = anEdition(23, { acronyms })
const request = aRequestId()

/** Every call that writes, and those whose reading decides over a mail. */
const calls: Readonly<Record<string, (table: InTable) => Promise<unknown>>> = {
  'a claim': ({ deliveries }) => deliveries.claim(row, attempt),
  'a settlement': ({ deliveries }) => deliveries.settle(reader.id, attempt.id, reader.rev, settlement),
  'a quiet settlement': ({ deliveries }) => deliveries.settleQuiet(row, 3, settlement),
  'a release': ({ deliveries }) => deliveries.release(reader.id, attempt.id),
  'a parking': ({ deliveries }) =>
    deliveries.park({ id: reader.id, attemptId: attempt.id, rev: 3, nextDueAt: reader.nextDueAt }, monday),
  'a moving on': ({ deliveries }) => deliveries.moveOn(reader.id, reader.rev, settlement),
  'a page of the due': ({ deliveries }) => deliveries.due(0, monday, anEditionId(23)),
  'the oldest of the due': ({ deliveries }) => deliveries.oldestDue(0, monday),
  'a change of a subscriber': ({ subscribers }) => subscribers.write(reader.id, 3, { set: { blockedAt: 1 } }),
  leaving: ({ subscribers }) => subscribers.leave(reader.id, 'unsubscribed', monday),
  'a soft bounce': ({ subscribers }) => subscribers.countSoftBounce(reader.id, 'report'),
  'the end of soft bounces': ({ subscribers }) => subscribers.clearSoftBounces(reader.id),
  'a consent': ({ subscribers }) => subscribers.keepConsent(reader.id, request, aConsent()),
  'a consent’s end': ({ subscribers }) => subscribers.dropConsent(reader.id, request),
  'earlier choices': ({ subscribers }) =>
    subscribers.keepEarlier(reader.id, request, { preferences: dailyAtEight, expiresAtSeconds: 1 }),
  'the end of earlier choices': ({ subscribers }) => subscribers.dropEarlier(reader.id, request),
  'the end of all consents': async ({ subscribers }) => subscribers.dropConsents(anId(2)),
  'the end of a lapsed item': ({ forgetting }) =>
    forgetting.dropLapsed({ pk: 'a', sk: 'b', expiresAtSeconds: 1 }),
  'the end of a subscriber': ({ forgetting }) => forgetting.drop(reader.id, reader.rev),
  'a consent without an address': ({ forgetting }) => forgetting.reduceConsent(anId(2), request, 1),
  'an edition': ({ editions }) => editions.publish(edition),
  'an edition’s tries': ({ editions }) =>
    editions.keepTries({ id: anEditionId(23), firstAt: monday, lastAt: monday }),
  snapshots: ({ snapshots }) => snapshots.keep({ day: '2026-11-23', at: monday, signals: new Map() }),
  'Send events of an edition': ({ tallies }) => tallies.countSends(anEditionId(23), 1),
  'a sealed tally': ({ tallies }) =>
    tallies.seal({
      edition: anEditionId(23),
      audience: 0,
      outcomes: {} as never,
      sends: 0,
      sealedAt: monday,
    }),
  'a seat that is taken': ({ seats }) => seats.take(0, 'worker', monday),
  'a seat that is renewed': ({ seats }) => seats.renew(0, 'worker', monday),
  'a seat that is asked for': ({ seats }) => seats.ask(0, monday),
  'a seat that is given back': ({ seats }) => seats.giveBack(0, 'worker'),
  'a share of the quota': ({ sending }) => sending.draw(1, monday),
  'a letter’s share of the quota': ({ sending }) => sending.drawForLetter(monday),
  trouble: ({ sending }) => sending.countTrouble('refused'),
  'the end of trouble': ({ sending }) => sending.endTrouble(),
  'a stop': ({ sending }) => sending.stop({ until: monday, why: 'a test' }),
  'a resumption': ({ sending }) => sending.resume(monday),
  'a drained queue': ({ proof }) => proof.drained(monday),
  'a Send event': ({ proof }) => proof.sendSeen(monday),
  'unheard mails': ({ proof }) => proof.unheard(monday),
  'an unreadable message': ({ proof }) => proof.unreadable(monday),
  harm: ({ reputation }) => reputation.count('digests', 'bounces', monday),
  'a mailed letter': ({ reputation }) => reputation.countMailed(monday, 9),
  'a letter that was not mailed': ({ reputation }) => reputation.uncountMailed(monday),
  'a dropped letter': ({ reputation }) => reputation.countDropped(1, monday),
  'a stricter guard': ({ guard }) => guard.raise('trickle', monday),
  'a milder guard': ({ guard }) => guard.lower({ step: 'trickle', since: 1, raisedAt: 1 }, 'open', monday),
  'an allowance': ({ guard }) => guard.allow({ perDay: 1, busiest: 1, busiestAt: monday }),
  'a report that is put aside': ({ unreadable }) =>
    unreadable.keep({ id: 'message', body: 'text', arrivedAt: monday }),
  'a budget that is spent': ({ budgets }) => budgets.spend('mailbox', 'ann', monday),
  'a budget that is given back': ({ budgets }) => budgets.giveBack('mailbox', 'ann', monday),
  'a letter in line': ({ waiting }) => waiting.hold(aWaitingLetter()),
  'letters that leave the line': ({ waiting }) => waiting.remove([aWaitingLetter()]),
  'a spent proof of work': ({ spentProofs }) => spentProofs.spend('proof', monday),
}

/** A table with a reader and a consent, whose request number `failing` fails. */
function aFailingTable(failing: number) {
  const memory = aTable()
  memory.put(reader, { ...aConfirmed({ id: anId(1) }) })
  const fault = new Error('the table is away')
  let sent = 0
  let isReady = false
  const client = {
    send: async (command: never) => {
      if (isReady && ++sent === failing) throw fault
      return (memory.client.send as (command: never) => Promise<unknown>)(command)
    },
  } as unknown as DynamoClient
  const table = inTable({ client, table: memory.table })
  return {
    table,
    fault,
    sent: () => sent,
    async ready(): Promise<void> {
      await table.subscribers.keepConsent(anId(2), request, aConsent())
      isReady = true
    },
  }
}

describe('a fault of the table', () => {
  test.each(Object.keys(calls))('is told by %s, whichever of its requests fails', async (name) => {
    const call = calls[name]
    if (!call) throw new Error(`there is no call ${name}`)
    const healthy = aFailingTable(0)
    await healthy.ready()
    await call(healthy.table)
    expect(healthy.sent()).toBeGreaterThan(0)
    for (let failing = 1; failing <= healthy.sent(); failing++) {
      const broken = aFailingTable(failing)
      await broken.ready()
      await expect(call(broken.table)).rejects.toBe(broken.fault)
    }
  })

  test('an edition’s papers stand there before anything names them, and its head before it is recent', async () => {
    const memory = aTable()
    const written: string[] = []
    const client = {
      send: async (command: { readonly input: { readonly Item?: { sk?: { S?: string } } } }) => {
        const answer = await (memory.client.send as (command: unknown) => Promise<unknown>)(command)
        // A request that nobody waits for would be overtaken by the next one.
        await new Promise(setImmediate)
        written.push(`${command.constructor.name} ${command.input.Item?.sk?.S?.split('#')[0] ?? ''}`.trim())
        return answer
      },
    } as unknown as DynamoClient
    await inTable({ client, table: memory.table }).editions.publish(edition)
    expect(written.filter((name) => /Batch|Put|Update/.test(name))).toEqual([
      'BatchWriteItemCommand',
      'PutItemCommand ids',
      'PutItemCommand acronyms',
      'PutItemCommand head',
      'UpdateItemCommand',
    ])
    expect(await memory.editions.recent()).toEqual([headOf(edition)])
  })
})
