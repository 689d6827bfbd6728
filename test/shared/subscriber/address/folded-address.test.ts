import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { parseAddress } from '../../../../shared/subscriber/address/address.ts'
import { foldedMailbox } from '../../../../shared/subscriber/address/folded-address.ts'
import { subscriberIds } from '../../../../shared/subscriber/subscriber-id.ts'

const one: Readonly<Record<string, readonly string[]>> = {
  'ann@example.org': ['ANN@Example.ORG', 'ann+papers@example.org', 'Ann+a+b@example.org', 'ann+@example.org'],
  'ann@xn--bcher-kva.example': ['ann@bücher.example', 'ann+x@BÜCHER.example'],
  'annlee@gmail.com': [
    'ann.lee@gmail.com',
    'a.n.n.l.e.e@gmail.com',
    'AnnLee+papers@gmail.com',
    'ann.lee+a.b@gmail.com',
    'annlee@googlemail.com',
    'Ann.Lee+x@GoogleMail.com',
  ],
  'ann@yahoo.com': ['ann-papers@yahoo.com', 'ann-a-b@yahoo.com', 'ann+x@yahoo.com', 'ann-x+y@yahoo.com'],
  'ann@yahoo.co.uk': ['ann-papers@yahoo.co.uk'],
  'ann@yahoo.de': ['ann-papers@yahoo.de'],
  'ann@yahoo.com.br': ['ann-papers@yahoo.com.br'],
  'ann@ymail.com': ['ann-papers@ymail.com'],
  'ann@rocketmail.com': ['ann-papers@rocketmail.com'],
  'ann@aol.com': ['ann-papers@aol.com'],
  'annlee@proton.me': [
    'ann.lee@protonmail.com',
    'ann-lee@pm.me',
    'ann_lee@protonmail.ch',
    'A.n-n_Lee+x@proton.me',
  ],
  'ann@icloud.com': ['ann@me.com', 'ann@mac.com', 'ann+papers@icloud.com'],
  'ivan.petrov@yandex.ru': [
    'ivan-petrov@yandex.ru',
    'ivan-petrov@ya.ru',
    'Ivan-Petrov+x@yandex.com',
    'ivan.petrov@yandex.kz',
    'ivan-petrov@yandex.com.tr',
    'ivan-petrov@narod.ru',
  ],
  'ann@outlook.com': ['ann+papers@outlook.com'],
  'ann@fastmail.com': [
    'ann+papers@fastmail.com',
    'ann@ann.fastmail.com',
    'papers@ann.fastmail.com',
    'papers+z@ann.fastmail.com',
  ],
  'ann@fastmail.fm': ['papers@ann.fastmail.fm'],
  'x@ann.mozmail.com': ['y@ann.mozmail.com'],
}

/** Addresses of different people: nobody's letter may count against another's mailbox. */
const apart = [
  ['ann.lee@example.org', 'annlee@example.org'],
  ['ann-lee@example.org', 'ann@example.org'],
  ['ann-marie@gmail.com', 'ann@gmail.com'],
  ['ann_lee@gmail.com', 'annlee@gmail.com'],
  ['ann.lee@outlook.com', 'annlee@outlook.com'],
  ['ann-lee@outlook.com', 'ann@outlook.com'],
  ['ann@outlook.com', 'ann@hotmail.com'],
  ['ann@yahoo.com', 'ann@yahoo.de'],
  ['ann.lee@yahoo.com', 'annlee@yahoo.com'],
  ['ann-lee@yahoo.example.org', 'ann@yahoo.example.org'],
  ['ann-lee@notyahoo.com', 'ann@notyahoo.com'],
  ['a.b@gmail.com.example.org', 'ab@gmail.com.example.org'],
  ['a.b@mygmail.com', 'ab@mygmail.com'],
  ['ann@gmx.de', 'ann@gmx.net'],
  ['ivanpetrov@yandex.ru', 'ivan.petrov@yandex.ru'],
  // Anybody may own a domain that is called after a provider.
  ['ivan.petrov@yandex.vn', 'ivan.petrov@yandex.ru'],
  ['ivan-petrov@yandex.co.ve', 'ivan.petrov@yandex.com'],
  ['ann@yahoo.vn', 'ann@yahoo.com'],
  ['ann@aol.tk', 'ann@aol.com'],
  ['ivan-petrov@yandex.example.org', 'ivan.petrov@yandex.example.org'],
  ['ann@fastmail.com', 'ann@fastmail.fm'],
  ['ann@fastmail.com', 'ann@ben.fastmail.com'],
  ['ann@mozmail.com', 'x@ann.mozmail.com'],
  ['ann@a.fastmail.com', 'ann@b.fastmail.com'],
  ['ann@example.org', 'ann@students.example.org'],
  ['ann=x@example.org', 'ann@example.org'],
  ['ann#x@example.org', 'ann@example.org'],
  ['+a@example.org', '+b@example.org'],
  ['-a@yahoo.com', '-b@yahoo.com'],
  ['constructor@example.org', 'ann@example.org'],
  ['a-b@constructor', 'a@constructor'],
] as const

const parsed = (text: string): EmailAddress => {
  const result = parseAddress(text)
  if (!result.ok) throw new Error(`${text}: ${result.problem}`)
  return result.address
}

describe('the mailbox that letters are counted by', () => {
  for (const [mailbox, spellings] of Object.entries(one)) {
    test.each(spellings)(`%s counts as ${mailbox}`, (spelling) => {
      expect(foldedMailbox(parsed(spelling))).toBe(foldedMailbox(parsed(mailbox)))
    })
  }

  test.each(apart)('%s and %s are counted apart', (first, second) => {
    expect(foldedMailbox(parsed(first))).not.toBe(foldedMailbox(parsed(second)))
  })

  test('folding what is folded already changes nothing', () => {
    for (const spelling of Object.values(one).flat()) {
      const folded = foldedMailbox(parsed(spelling))
      if (!folded.startsWith('@')) expect(foldedMailbox(parsed(folded)), spelling).toBe(folded)
    }
  })

  test('aliases that are counted together are subscribers of their own', () => {
    const idOf = subscriberIds(new TextEncoder().encode('a key'))
    const ids = ['annlee@gmail.com', 'ann.lee@gmail.com', 'annlee+x@gmail.com', 'annlee@googlemail.com'].map(
      (text) => idOf(parsed(text)),
    )
    expect(new Set(ids).size).toBe(4)
  })
})
