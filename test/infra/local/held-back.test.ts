import { expect, test } from 'vitest'
import { heldBackNotes } from '../../../infra/local/held-back.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { HeldBackBy } from '../../../shared/subscriber/sign-up/admit-sign-up.ts'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import { monday } from '../../fakes/a-subscriber.ts'

const address = 'ann@cs.uni.example' as EmailAddress
const noted = (by: readonly HeldBackBy[], to = address) =>
  heldBackNotes(() => monday).note({ address: to, letter: 'waits', by }, defaultBudgets)

test.each([
  ['mailbox', 'Its mailbox had the 3 letters of this day (UTC). The answer does not tell.'],
  ['network', 'More than 10 sign-ups came from its network in this hour.'],
  ['domain', 'More than 20 sign-ups named uni.example in this hour.'],
  ['total', 'More than 300 sign-ups came in this hour.'],
  ['guarded', 'Sign-ups are guarded, because letters to new addresses came back or drew complaints.'],
  ['trickle', 'Letters to new addresses trickle, because many came back or drew complaints.'],
] as const)('a letter that is held back by %s is told in a sentence', (by, sentence) => {
  expect(noted([by])).toEqual({ at: monday, address, letter: 'waits', why: [sentence] })
})

test('the wide budget of a large provider is told as such', () => {
  const { why } = noted(['domain'], 'ann@gmail.com' as EmailAddress)
  expect(why).toEqual(['More than 200 sign-ups named gmail.com in this hour.'])
})

test('a letter with several reasons is told with all of them', () => {
  expect(noted(['mailbox', 'network', 'trickle']).why).toHaveLength(3)
})

test('a flood does not fill the memory: the last hundred are kept', () => {
  const { note, notes } = heldBackNotes(() => monday)
  for (let n = 0; n < 1_000; n++) {
    note({ address: `r${n}@example.org` as EmailAddress, letter: 'dropped', by: ['mailbox'] }, defaultBudgets)
  }
  expect(notes().map((each) => each.address)).toEqual(
    Array.from({ length: 100 }, (_, n) => `r${n + 900}@example.org`),
  )
})
