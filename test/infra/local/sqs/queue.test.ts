import { expect, test } from 'vitest'
import { localQueue, type ReceivedMessage } from '../../../../infra/local/sqs/queue.ts'
import type { LocalQueueOptions } from '../../../../infra/local/sqs/queue-options.ts'
import { handClock } from './hand-clock.ts'

function setUp(options: Partial<LocalQueueOptions> = {}) {
  const time = handClock()
  const queue = localQueue({ name: 'letters', clock: time.clock, visibilityTimeoutSeconds: 30, ...options })
  return { queue, ...time }
}

function only(messages: readonly ReceivedMessage[]): ReceivedMessage {
  const [message] = messages
  if (!message || messages.length > 1) throw new Error(`expected one message, got ${messages.length}`)
  return message
}

test('a received message is hidden until its visibility time-out ends', () => {
  const { queue, pass } = setUp()
  queue.send('hello')
  expect(only(queue.receive(10))).toMatchObject({ body: 'hello', receiveCount: 1 })
  pass(29.999)
  expect(queue.receive(10)).toEqual([])
  pass(0.001)
  expect(only(queue.receive(10))).toMatchObject({ body: 'hello', receiveCount: 2 })
})

test('a message keeps its id, its age and its first receive, and gets a new handle each time', () => {
  const { queue, clock, pass } = setUp()
  const sentAt = clock()
  const { messageId } = queue.send('hello')
  pass(5)
  const first = only(queue.receive(1))
  pass(30)
  const second = only(queue.receive(1))
  expect(second).toMatchObject({ messageId, sentAt, firstReceivedAt: sentAt + 5_000 })
  expect(second.receiptHandle).not.toBe(first.receiptHandle)
})

test('the digest of a body is the MD5 of its UTF-8 bytes', () => {
  const { queue } = setUp()
  expect(queue.send('grüße').md5OfBody).toBe('fee40dc24d0ad6a90c608052aa4e9e66')
})

test('a message with a delay appears when the delay is over', () => {
  const { queue, pass } = setUp()
  queue.send('later', { delaySeconds: 900 })
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 })
  pass(899.999)
  expect(queue.receive(1)).toEqual([])
  pass(0.001)
  expect(only(queue.receive(1)).body).toBe('later')
})

test("the queue's own delay holds for messages without one, and 0 overrides it", () => {
  const { queue, pass } = setUp({ delaySeconds: 60 })
  queue.send('default')
  queue.send('at once', { delaySeconds: 0 })
  const { body, receiptHandle } = only(queue.receive(10))
  expect(body).toBe('at once')
  queue.delete(receiptHandle)
  pass(59.999)
  expect(queue.receive(10)).toEqual([])
  pass(0.001)
  expect(only(queue.receive(10)).body).toBe('default')
})

test('a message received too often moves to the dead-letter queue under its own id', () => {
  const time = handClock()
  const dead = localQueue({ name: 'dead', clock: time.clock, visibilityTimeoutSeconds: 30 })
  const { queue } = setUp({ clock: time.clock, maxReceiveCount: 2, deadLetter: dead })
  const sentAt = time.clock()
  const { messageId } = queue.send('poison')
  queue.receive(1)
  time.pass(30)
  expect(only(queue.receive(1)).receiveCount).toBe(2)
  time.pass(30)
  expect(dead.counts().visible).toBe(0)
  expect(queue.receive(1)).toEqual([])
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  expect(only(dead.receive(1))).toMatchObject({ messageId, body: 'poison', sentAt, receiveCount: 1 })
})

test('a dead letter in front does not keep a receive from the messages behind it', () => {
  const time = handClock()
  const dead = localQueue({ name: 'dead', clock: time.clock, visibilityTimeoutSeconds: 30 })
  const { queue } = setUp({ clock: time.clock, maxReceiveCount: 1, deadLetter: dead })
  queue.send('poison')
  queue.receive(1)
  time.pass(30)
  queue.send('fine')
  expect(only(queue.receive(1)).body).toBe('fine')
})

test('a deleted message is gone, and deleting it again is no error', () => {
  const { queue, pass } = setUp()
  queue.send('done')
  const { receiptHandle } = only(queue.receive(1))
  expect(queue.delete(receiptHandle)).toBe('deleted')
  expect(queue.delete(receiptHandle)).toBe('already gone')
  pass(30)
  expect(queue.receive(1)).toEqual([])
})

test('a handle from an earlier receive still deletes the message, while another consumer holds it', () => {
  const { queue, pass } = setUp()
  queue.send('slow')
  const stale = only(queue.receive(1)).receiptHandle
  pass(30)
  queue.receive(1)
  expect(queue.delete(stale)).toBe('deleted')
  pass(30)
  expect(queue.receive(1)).toEqual([])
})

test.each(['', 'nonsense', Buffer.from('other/entry/1').toString('base64url')])(
  'the queue refuses %j as a handle',
  (handle) => {
    const { queue } = setUp()
    expect(queue.delete(handle)).toBe('invalid handle')
    expect(queue.changeVisibility(handle, 1)).toBe('invalid handle')
  },
)

test('changing the visibility counts from now and can make a message visible at once', () => {
  const { queue, pass } = setUp()
  queue.send('hello')
  const { receiptHandle } = only(queue.receive(1))
  pass(20)
  expect(queue.changeVisibility(receiptHandle, 60)).toBe('changed')
  pass(59)
  expect(queue.receive(1)).toEqual([])
  expect(queue.changeVisibility(receiptHandle, 0)).toBe('changed')
  expect(only(queue.receive(1)).receiveCount).toBe(2)
})

test('the visibility cannot be changed when the time-out is over, by an older handle, or after deletion', () => {
  const { queue, pass } = setUp()
  queue.send('hello')
  const first = only(queue.receive(1)).receiptHandle
  pass(30)
  expect(queue.changeVisibility(first, 10)).toBe('not in flight')
  const second = only(queue.receive(1)).receiptHandle
  expect(queue.changeVisibility(first, 10)).toBe('not in flight')
  queue.delete(second)
  expect(queue.changeVisibility(second, 10)).toBe('not in flight')
})

test('the counts tell visible, in flight and delayed messages apart', () => {
  const { queue, pass } = setUp()
  for (const body of ['a', 'b', 'c']) queue.send(body)
  queue.send('d', { delaySeconds: 40 })
  queue.receive(2)
  expect(queue.counts()).toEqual({ visible: 1, inFlight: 2, delayed: 1 })
  pass(30)
  expect(queue.counts()).toEqual({ visible: 3, inFlight: 0, delayed: 1 })
  pass(10)
  expect(queue.counts()).toEqual({ visible: 4, inFlight: 0, delayed: 0 })
})

test('a duplicated message is delivered once more even after it was deleted, and then never again', () => {
  const { queue, pass } = setUp({ duplicateShare: 0.5, random: () => 0.49 })
  const { messageId } = queue.send('twice')
  const first = queue.receive(10)
  queue.delete(only(first).receiptHandle)
  const again = only(queue.receive(10))
  expect(again).toMatchObject({ messageId, body: 'twice' })
  pass(30)
  expect(queue.receive(10)).toEqual([])
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a receive outside the share of duplicates makes none', () => {
  const { queue } = setUp({ duplicateShare: 0.5, random: () => 0.5 })
  queue.send('once')
  queue.delete(only(queue.receive(10)).receiptHandle)
  expect(queue.receive(10)).toEqual([])
})

test('no batch holds the same message twice', () => {
  const { queue } = setUp({ duplicateShare: 1 })
  for (const body of ['a', 'b', 'c']) queue.send(body)
  expect(queue.receive(10)).toHaveLength(3)
  expect(queue.receive(10)).toHaveLength(3)
  expect(queue.receive(10)).toHaveLength(0)
})

test('a receive returns no more than it was asked for, and can be asked for 1 to 10', () => {
  const { queue } = setUp()
  for (let count = 0; count < 12; count++) queue.send(`message ${count}`)
  expect(queue.receive(3)).toHaveLength(3)
  expect(queue.receive(10)).toHaveLength(9)
  expect(() => queue.receive(11)).toThrow('max is 11: a whole number from 1 to 10 is allowed')
  expect(() => queue.receive(0)).toThrow(RangeError)
})

test('a message has 1 byte to 1 MiB of UTF-8', () => {
  const { queue } = setUp()
  expect(() => queue.send('')).toThrow('MissingParameter')
  expect(() => queue.send('é'.repeat(512 * 1024))).not.toThrow()
  expect(() => queue.send(`${'é'.repeat(512 * 1024)}a`)).toThrow('1048577 bytes: at most 1048576 are allowed')
})

test.each(['\u0000', 'a\u001fb', '\ud800', '\ufffe'])('a message cannot contain %j', (body) => {
  expect(() => setUp().queue.send(body)).toThrow('InvalidMessageContents')
})

test('tabs, line ends and characters beyond the basic plane are allowed', () => {
  expect(() => setUp().queue.send('a\tb\r\n🦉')).not.toThrow()
})

test.each([-1, 901, 1.5, Number.NaN])('a delay of %s seconds is refused', (delaySeconds) => {
  expect(() => setUp().queue.send('hello', { delaySeconds })).toThrow('DelaySeconds')
})

test.each<[string, Partial<LocalQueueOptions>]>([
  ['a name with a slash', { name: 'a/b' }],
  ['a visibility time-out over 12 hours', { visibilityTimeoutSeconds: 43_201 }],
  ['a default delay over 15 minutes', { delaySeconds: 901 }],
  ['a receive limit without a dead-letter queue', { maxReceiveCount: 3 }],
  ['a share over 1', { duplicateShare: 1.1 }],
])('a queue with %s cannot be made', (_, options) => {
  expect(() => setUp(options)).toThrow()
})

test('listeners hear of sent, moved and released messages until they end it', () => {
  const time = handClock()
  const dead = localQueue({ name: 'dead', clock: time.clock, visibilityTimeoutSeconds: 30 })
  const { queue } = setUp({ clock: time.clock, maxReceiveCount: 1, deadLetter: dead })
  const heard: string[] = []
  const end = queue.onArrival(() => heard.push('queue'))
  dead.onArrival(() => heard.push('dead'))
  queue.send('hello')
  expect(heard).toEqual(['queue'])
  queue.changeVisibility(only(queue.receive(1)).receiptHandle, 0)
  expect(heard).toEqual(['queue', 'queue'])
  queue.receive(1)
  expect(heard).toEqual(['queue', 'queue', 'dead'])
  end()
  queue.send('unheard')
  expect(heard).toHaveLength(3)
})

test('the queue knows when a receive will next find something', () => {
  const { queue, clock, pass } = setUp()
  expect(queue.nextVisibleAt()).toBeUndefined()
  const start = clock()
  queue.send('later', { delaySeconds: 50 })
  expect(queue.nextVisibleAt()).toBe(start + 50_000)
  queue.send('now')
  expect(queue.nextVisibleAt()).toBe(start)
  pass(10)
  queue.receive(1)
  expect(queue.nextVisibleAt()).toBe(start + 40_000)
})
