import { beforeEach, describe, expect, test } from 'vitest'
import { dayMs, secondMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** The promises of the place for unreadable reports. */
export function unreadableReportsContract(
  make: () => Promise<Pick<InTable, 'unreadable' | 'putAside'>>,
): void {
  describe('unreadable reports', () => {
    let made: Pick<InTable, 'unreadable' | 'putAside'>
    beforeEach(async () => {
      made = await make()
    })

    test('an unreadable report is kept as it came, for fourteen days', async () => {
      const body = '{"Type": "Notification", "Message": "…'
      await made.unreadable.keep({ id: 'message-1', body, arrivedAt: monday })
      expect(await made.putAside('message-1')).toEqual({
        body,
        arrivedAt: monday,
        expiresAtSeconds: (monday + 14 * dayMs) / secondMs,
      })
    })

    test('an unreadable report without any text is kept, too', async () => {
      await made.unreadable.keep({ id: 'message-1', body: '', arrivedAt: monday })
      expect(await made.putAside('message-1')).toMatchObject({ body: '' })
    })

    test('a report that is kept twice is there once, and others stay as they are', async () => {
      await made.unreadable.keep({ id: 'message-1', body: 'a', arrivedAt: monday })
      await made.unreadable.keep({ id: 'message-2', body: 'b', arrivedAt: monday + 1 })
      await made.unreadable.keep({ id: 'message-1', body: 'a', arrivedAt: monday })
      expect([await made.putAside('message-1'), await made.putAside('message-2')]).toMatchObject([
        { body: 'a', arrivedAt: monday },
        { body: 'b', arrivedAt: monday + 1 },
      ])
    })

    test('a message as long as SNS takes it is kept', async () => {
      const body = 'x'.repeat(256 * 1024)
      await made.unreadable.keep({ id: 'message-1', body, arrivedAt: monday })
      expect(await made.putAside('message-1')).toMatchObject({ body })
    })

    test.each(['x', 'é', '€', '😀'])(
      'of a mebibyte of %s, as SQS takes it, the beginning is kept',
      async (sign) => {
        const body = sign.repeat((1024 * 1024) / Buffer.byteLength(sign))
        await made.unreadable.keep({ id: 'message-1', body, arrivedAt: monday })
        const kept = await made.putAside('message-1')
        expect(kept).toMatchObject({ arrivedAt: monday })
        expect(String(kept?.body).length).toBeGreaterThan(90_000)
        expect(body.startsWith(String(kept?.body).replace(/\ufffd$/, ''))).toBe(true)
      },
    )
  })
}
