import { beforeEach, describe, expect, test } from 'vitest'
import type { SendRateStore } from '../../shared/delivery/seat.ts'

/** What every keeper of the send rate promises. */
export function sendRateStoreContract(name: string, make: () => Promise<SendRateStore>): void {
  describe(`a send rate store: ${name}`, () => {
    let rates: SendRateStore
    beforeEach(async () => {
      rates = await make()
    })

    test('a rate that nobody wrote is unknown', async () => {
      expect(await rates.read()).toBeUndefined()
    })

    test('the rate that was written last is read', async () => {
      await rates.write(12)
      expect(await rates.read()).toBe(12)
      await rates.write(250)
      expect(await rates.read()).toBe(250)
    })

    test('a rate need not be whole', async () => {
      await rates.write(0.5)
      expect(await rates.read()).toBe(0.5)
    })
  })
}
