import { beforeEach, describe, expect, test } from 'vitest'
import { minuteMs, secondMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'

const until = monday + 30 * minuteMs

/** The promises of the place for spent proofs. */
export function spentProofsContract(make: () => Promise<Pick<InTable, 'spentProofs' | 'spentProof'>>): void {
  describe('spent proofs', () => {
    let made: Pick<InTable, 'spentProofs' | 'spentProof'>
    beforeEach(async () => {
      made = await make()
    })

    test('a proof is spent once', async () => {
      expect(await made.spentProofs.spend('a1', until)).toBe(true)
      expect(await made.spentProofs.spend('a1', until)).toBe(false)
      expect(await made.spentProofs.spend('a1', until + minuteMs)).toBe(false)
    })

    test('of many who spend a proof at the same instant, one does', async () => {
      const spent = await Promise.all(Array.from({ length: 12 }, () => made.spentProofs.spend('a1', until)))
      expect(spent.filter((isFirst) => isFirst)).toHaveLength(1)
    })

    test('spending one proof leaves the others', async () => {
      await made.spentProofs.spend('a1', until)
      expect(await made.spentProofs.spend('a2', until)).toBe(true)
      expect(await made.spentProofs.spend('a', until)).toBe(true)
    })

    test('a spent proof is kept until it would not count any more, and holds nothing else', async () => {
      await made.spentProofs.spend('a1', until + 1)
      expect(await made.spentProof('a1')).toEqual({ expiresAtSeconds: until / secondMs + 1 })
      expect(await made.spentProof('a2')).toBeUndefined()
    })
  })
}
