import { expect, test } from 'vitest'
import { concerned, troubled } from '../../../../shared/delivery/aftermath/concerned.ts'
import type { Bounced } from '../../../../shared/delivery/aftermath/feedback-report.ts'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { subscriberIds } from '../../../../shared/subscriber/subscriber-id.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

const idOf = subscriberIds(Buffer.alloc(32, 7))
const ann = 'ann@example.org' as EmailAddress
const bob = 'bob@example.net' as EmailAddress
const carol = 'carol@example.com' as EmailAddress

const at = (address: EmailAddress, trouble: Bounced['trouble'], isAddressee = false): Bounced => ({
  address,
  isAddressee,
  trouble,
})
const nameless = (trouble: Bounced['trouble'], isAddressee = false): Bounced => ({ isAddressee, trouble })

const ofAnn = { subscriber: idOf(ann) }
const toAnn = { sentTo: ann }

test.each<
  [what: string, about: object, bounced: readonly Bounced[], expected: readonly [EmailAddress, string][]]
>([
  ['the owner’s own mailbox', ofAnn, [at(ann, 'gone')], [[ann, 'gone']]],
  ['the owner’s own mailbox, known by where the mail went', toAnn, [at(ann, 'gone')], [[ann, 'gone']]],
  ['the addressee in a form that is not the owner’s', ofAnn, [at(bob, 'gone', true)], [[ann, 'gone']]],
  ['an addressee without an address', ofAnn, [nameless('gone', true)], [[ann, 'gone']]],
  ['another mailbox, to which the owner forwards', ofAnn, [at(bob, 'gone')], [[ann, 'soft']]],
  ['another mailbox without an address', ofAnn, [nameless('gone')], [[ann, 'soft']]],
  ['another mailbox that takes no mail for now', ofAnn, [at(bob, 'soft')], [[ann, 'soft']]],
  ['another mailbox that refuses the sender', ofAnn, [at(bob, 'blocked')], [[ann, 'blocked']]],
  [
    'others, one of which refuses the sender',
    ofAnn,
    [at(bob, 'blocked'), at(carol, 'gone')],
    [[ann, 'soft']],
  ],
  ['nobody at all', ofAnn, [], [[ann, 'blocked']]],
  ['the owner’s mailbox and another', ofAnn, [at(bob, 'gone'), at(ann, 'blocked')], [[ann, 'blocked']]],
  ['the owner’s mailbox twice', ofAnn, [at(ann, 'blocked'), at(ann, 'soft')], [[ann, 'soft']]],
  ['the owner’s mailbox twice, the worse first', ofAnn, [at(ann, 'gone'), at(ann, 'soft')], [[ann, 'gone']]],
  [
    'two mailboxes, of a mail without an owner',
    {},
    [at(ann, 'gone'), at(bob, 'soft')],
    [
      [ann, 'gone'],
      [bob, 'soft'],
    ],
  ],
  ['no address, of a mail without an owner', {}, [nameless('gone')], []],
])('a bounce that names %s', (_, about, bounced, expected) => {
  const report = { kind: 'bounce', reportId: 'report', at: monday, isHarm: true, ...about, bounced } as const
  expect(troubled(idOf, report)).toEqual(
    expected.map(([address, trouble]) => ({ id: idOf(address), trouble })),
  )
})

test('a report concerns the owner of the mail alone, and without one each address once', () => {
  const recipients = [bob, carol, bob]
  expect(concerned(idOf, { ...ofAnn, recipients })).toEqual([idOf(ann)])
  expect(concerned(idOf, { ...toAnn, recipients })).toEqual([idOf(ann)])
  expect(concerned(idOf, { recipients })).toEqual([idOf(bob), idOf(carol)])
})
