import { GetSendQuotaCommand, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { readSesEvent } from '../../shared/aws/ses-event.ts'
import { sesMailer, sesQuotaReader } from '../../shared/aws/ses-mailer.ts'
import { dayMs, hourMs, secondMs } from '../../shared/time/clock.ts'
import { anId } from '../fakes/a-subscriber.ts'
import { handClock } from '../fakes/hand-clock.ts'
import { type MemorySesOptions, memorySes } from './memory-ses.ts'
import type { MailFate, SesEventType } from './ses/ses-events.ts'
import { answerDelayMs, isTaken, type SesOutcome, sesOutcomes } from './ses/ses-outcome.ts'

const start = Date.UTC(2026, 10, 23)
const subscriber = anId(1)
const command = () =>
  new SendRawEmailCommand({
    Source: 'papers@example.org',
    Destinations: ['ann@example.org'],
    RawMessage: { Data: new Uint8Array(100) },
    Tags: [
      { Name: 'attempt', Value: 'a1' },
      { Name: 'subscriber', Value: subscriber },
    ],
  })

function aSes(options: Partial<MemorySesOptions> = {}) {
  const time = handClock(start)
  const delays: number[] = []
  const ses = memorySes({ clock: time.clock, ...options })
  const send = () => {
    try {
      return ses.execute(command(), (ms) => delays.push(ms))
    } catch (error) {
      return error
    }
  }
  return { time, ses, send, delays }
}

test('an accepted mail is recorded with its recipient, its tags, its moment and its length', () => {
  const { ses, send } = aSes()
  expect(send()).toEqual({ MessageId: 'ses-1' })
  expect(ses.accepted).toEqual([
    {
      messageId: 'ses-1',
      at: start,
      source: 'papers@example.org',
      recipients: ['ann@example.org'],
      tags: { attempt: 'a1', subscriber },
      bytes: 100,
    },
  ])
})

test.each<[SesOutcome, string, boolean]>([
  ['accepted', 'accepted', true],
  ['accepted, no id', 'ambiguous', true],
  ['accepted, 500', 'ambiguous', true],
  ['accepted, 503', 'ambiguous', true],
  ['accepted, time-out', 'ambiguous', true],
  ['accepted, reset', 'ambiguous', true],
  ['refused, 500', 'ambiguous', false],
  ['refused, 503', 'ambiguous', false],
  ['refused, time-out', 'ambiguous', false],
  ['refused, reset', 'ambiguous', false],
  ['rate throttle', 'throttled', false],
  ['daily throttle', 'stopped', false],
  ['rejected', 'refused', false],
  ['rejected, account paused', 'stopped', false],
  ['rejected, sender unverified', 'stopped', false],
  ['invalid', 'refused', false],
  ['account paused', 'stopped', false],
  ['configuration set missing', 'stopped', false],
  ['configuration set paused', 'stopped', false],
  ['mail-from unverified', 'stopped', false],
  ['access denied', 'stopped', false],
  ['token expired', 'stopped', false],
  ['no credentials', 'stopped', false],
])('production reads "%s" as %s', async (outcome, read, isAccepted) => {
  const { ses } = aSes({ outcome: () => outcome })
  const compose = async () => new Uint8Array(1)
  const mailer = sesMailer({
    client: ses.client,
    source: 'papers@example.org',
    configurationSet: 'set',
    compose,
  })
  const mail = { to: 'ann@example.org', subject: 's', html: 'h', text: 't', headers: {} }
  expect((await mailer.submit(mail as never, {})).outcome).toBe(read)
  expect(ses.accepted).toHaveLength(isAccepted ? 1 : 0)
})

test('every outcome of SES is tested', () => {
  expect(sesOutcomes).toHaveLength(23)
  expect(sesOutcomes.filter(isTaken)).toHaveLength(6)
})

test('a time-out keeps the caller of SES waiting, whether or not the message was taken', () => {
  expect(sesOutcomes.filter((outcome) => answerDelayMs(outcome) === 10_000)).toEqual([
    'accepted, time-out',
    'refused, time-out',
  ])
  const { send, delays } = aSes({ outcome: () => 'accepted, time-out' })
  expect(send()).toMatchObject({ name: 'TimeoutError' })
  expect(delays).toEqual([10_000])
})

test('the quota of SES is enforced in every second and every 24 hours, and refusals do not count', () => {
  const { time, ses, send } = aSes({ quota: { perSecond: 2, perDay: 5 } })
  const outcomes = (count: number) =>
    Array.from({ length: count }, () => (send() instanceof Error ? 'no' : 'yes'))
  expect(outcomes(3)).toEqual(['yes', 'yes', 'no'])
  time.advance(secondMs - 1)
  expect(outcomes(1)).toEqual(['no'])
  time.advance(1)
  expect(outcomes(3)).toEqual(['yes', 'yes', 'no'])
  time.advance(hourMs)
  expect(outcomes(2)).toEqual(['yes', 'no'])
  expect(send()).toMatchObject({ name: 'Throttling', message: 'Daily message quota exceeded.' })
  time.set(start + dayMs)
  expect(outcomes(2)).toEqual(['yes', 'yes'])
  expect(ses.count.peaks()).toEqual({ perSecond: 2, perDay: 5 })
})

test('the counts of SES show an exceeded quota that is not enforced', () => {
  const { ses, send } = aSes({ quota: { perSecond: 1, perDay: 1 }, enforcesQuota: false })
  for (let mail = 0; mail < 3; mail++) send()
  expect(ses.count.peaks()).toEqual({ perSecond: 3, perDay: 3 })
})

test('GetSendQuota answers as SES does, or fails', async () => {
  const { ses, send } = aSes({ quota: { perSecond: 14, perDay: -1 } })
  send()
  expect(await sesQuotaReader(ses.client, 1).read()).toEqual({
    perSecond: 14,
    perDay: Number.POSITIVE_INFINITY,
    sentLastDay: 1,
  })
  const hanging = aSes({ quotaOutcome: () => 'hangs' })
  expect(() => hanging.ses.execute(new GetSendQuotaCommand({}), (ms) => hanging.delays.push(ms))).toThrow(
    'aborted',
  )
  expect(hanging.delays).toEqual([5_000])
})

test.each<[MailFate, readonly string[]]>([
  ['delivered', ['Send', 'Delivery']],
  ['never heard of', ['Send']],
  ['bounced', ['Send', 'Bounce']],
  ['bounced for now', ['Send', 'Bounce']],
  ['complained', ['Send', 'Delivery', 'Complaint']],
  ['rescued from spam', ['Send', 'Delivery', 'Complaint']],
])('a mail that is %s is reported in envelopes that production reads', (fate, types) => {
  const published: { type: SesEventType; body: string }[] = []
  const { send } = aSes({ fate: () => fate, publish: (_, type, body) => published.push({ type, body }) })
  send()
  expect(published.map(({ type }) => type)).toEqual(types)
  for (const { body } of published) expect(() => readSesEvent(body)).not.toThrow()
  expect(readSesEvent(published[0]?.body ?? '')).toMatchObject({ kind: 'send', attempt: 'a1' })
})

test('events of SES are late, doubled, reordered or lost as configured', () => {
  const arrivals: [number, SesEventType][] = []
  const { send } = aSes({
    transitMs: (type) => (type === 'Send' ? [5_000, 60_000] : []),
    publish: (at, type) => arrivals.push([at - start, type]),
  })
  send()
  expect(arrivals).toEqual([
    [5_000, 'Send'],
    [60_000, 'Send'],
  ])
})

test('every call is reported at the moment it reaches SES, with its outcome', () => {
  const told: unknown[] = []
  const { send } = aSes({
    quota: { perSecond: 1, perDay: -1 },
    onCall: ({ at, tags }, outcome) => told.push([at, tags, outcome]),
  })
  send()
  send()
  expect(told).toEqual([
    [start, { attempt: 'a1', subscriber }, 'accepted'],
    [start, { attempt: 'a1', subscriber }, 'rate throttle'],
  ])
})
