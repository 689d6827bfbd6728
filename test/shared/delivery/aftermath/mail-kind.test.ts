import { expect, test } from 'vitest'
import { mailKind } from '../../../../shared/delivery/aftermath/mail-kind.ts'

test.each([
  ['a digest', {}, 'digests'],
  ['a mail without tags', { letter: undefined, to: undefined }, 'digests'],
  ['a mail with an empty tag', { letter: '' }, 'digests'],
  ['a confirmation to a stranger', { letter: 'confirm', to: 'unconfirmed' }, 'unconfirmed'],
  ['a confirmation that an earlier release mailed', { letter: 'confirm' }, 'unconfirmed'],
  ['a confirmation to a reader whose digests rest', { letter: 'confirm', to: 'confirmed' }, 'letters'],
  ['a letter to a reader', { letter: 'already-subscribed', to: 'confirmed' }, 'letters'],
  ['a letter that a link’s owner asked for', { letter: 'undo' }, 'letters'],
  ['a letter about erasing', { letter: 'erase' }, 'letters'],
  ['a letter of a later release to a stranger', { letter: 'anything', to: 'unconfirmed' }, 'unconfirmed'],
  ['a mail that only says to whom it went', { to: 'unconfirmed' }, 'digests'],
])('the harm of %s counts for its kind', (_what, tags, kind) => {
  expect(mailKind(tags)).toBe(kind)
})
