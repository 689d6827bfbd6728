// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EmailAddress, parseAddress } from '../../../../shared/subscriber/address/address.ts'
import { isProvider, largeProviders } from '../../../../shared/subscriber/address/mailbox-providers.ts'
import { suggestAddress } from '../../../../shared/subscriber/address/suggest-address.ts'

const suggested = (domain: string) => suggestAddress(`Ann.B@${domain}` as EmailAddress)?.replace('Ann.B@', '')

const slips: readonly [meant: string, typed: string][] = [
  [
    'gmail.com',
    'gmail.con gmial.com gmai.com gmil.com gamil.com gmaill.com gnail.com gmal.com gmali.com ggmail.com gmaik.com',
  ],
  [
    'gmail.com',
    'gmail.co gmail.cm gmail.om gmail.c gmail.comm gmail.cmo gmail.vom gmail.net gmail.de gmail.com.br gmail gmailcom',
  ],
  ['gmail.com', 'g-mail.com www.gmail.com hmail.com gmial.con gmqil.com gmaill.co'],
  [
    'hotmail.com',
    'hotnail.com hotmal.com hotmial.com hormail.com hotmail.con hotmail.co hotmial.con hotmai.com hotmailcom',
  ],
  ['hotmail.co.uk', 'hotmail.co.k hotmail.couk hotmal.co.uk'],
  ['yahoo.com', 'yaho.com yahooo.com yhaoo.com yahoo.con yahoo.co yahho.com yaho.con'],
  ['yahoo.co.uk', 'yaho.co.uk yahoo.co.ukk'],
  ['outlook.com', 'outlok.com outloo.com oulook.com outllook.com outlook.con outlook.cm'],
  ['icloud.com', 'iclod.com icoud.com iclould.com icloud.con icloud.co icould.com'],
  ['gmx.de', 'gmx.d gmx.dee gmx.ed gmx.dr gmx.dw gxm.de mgx.de gmx gmxde'],
  ['gmx.com', 'gmx.co gmx.cm gmx.om'],
  ['web.de', 'web.d web.ed web.dr wbe.de webde'],
  ['hotmail.fr', 'hotmail.ft hotmail.ff'],
  ['t-online.de', 't-onlin.de t-online.d tonline.de t-onine.de'],
  ['aol.com', 'alo.com aol.con aol.co'],
  ['protonmail.com', 'protonmial.com protonmail.con'],
  ['yandex.ru', 'yandx.ru yandex.r'],
  ['example.com', 'example.con example.cmo example.comm example.vom'],
  ['sub.example.org', 'sub.example.ogr sub.example.orgg'],
  ['example.net', 'example.nte example.ent'],
].flatMap(([meant = '', typed = '']) => typed.split(' ').map((each): [string, string] => [meant, each]))

describe('a domain that looks mistyped', () => {
  test.each(slips)('%s is suggested for %s', (meant, typed) => {
    expect(suggested(typed)).toBe(meant)
  })
})

const right = [
  ...[
    'ymail.com',
    'email.com',
    'mail.com',
    'gmx.de',
    'gmx.at',
    'gmx.net',
    'gmx.ch',
    'aol.com',
    'me.com',
    'mail.ru',
    'gmail.ru',
  ],
  ...[
    'yahoo.nl',
    'yahoo.co.jp',
    'hotmail.se',
    'live.se',
    'outlook.cl',
    'qq.com',
    'cloud.com',
    'hey.com',
    'proton.me',
    'pm.me',
  ],
  ...[
    'line.com',
    'love.com',
    'five.com',
    'smail.com',
    'jmail.com',
    'wb.de',
    'ebay.de',
    'gmv.de',
    'tail.com',
    'small.com',
  ],
  ...[
    'example.org',
    'exmaple.org',
    'example.co',
    'example.cm',
    'example.om',
    'mit.edu',
    'gmail.example.org',
    'io',
    'localhost',
  ],
  ...[
    'uni-berlin.de',
    'cs.ox.ac.uk',
    'xn--bcher-kva.example',
    'gmail-team.org',
    'mail.example.org',
    'web.com',
    'orange.com',
  ],
  // Another first letter than a provider's, or an ending that exists.
  ...[
    'ola.com',
    'ebw.de',
    'pcloud.com',
    'ecloud.com',
    'lastmail.com',
    'eastmail.com',
    'aver.com',
    'web.dev',
    'live.int',
    'gmx.art',
  ],
  // Real providers whose names are near a larger one's.
  ...[
    'fmail.co.uk',
    'vmail.me',
    'tmail.io',
    'ymail.net',
    'gomail.in',
    'hmail.us',
    'y7mail.com',
    'earthling.net',
  ],
]

describe('a domain that people really have', () => {
  test.each(right)('nothing is suggested for %s', (domain) => {
    expect(suggested(domain)).toBeUndefined()
  })

  test.each(largeProviders)('nothing is suggested for the provider %s', (domain) => {
    expect(suggested(domain)).toBeUndefined()
  })
})

test('any suggestion is an address of the same local part, and is suggested nothing for itself', () => {
  const letter = fc.constantFrom(...'abcdeghilmnotuxy.-')
  const near = fc
    .tuple(fc.constantFrom(...largeProviders), fc.nat(), fc.nat(2), letter)
    .map(([domain, place, cut, added]) => {
      const at = place % domain.length
      return domain.slice(0, at) + added + domain.slice(at + cut)
    })
  let count = 0
  fc.assert(
    fc.property(near, (domain) => {
      const parsed = parseAddress(`Ann+1@${domain}`)
      if (!parsed.ok) return
      const meant = suggestAddress(parsed.address)
      if (meant === undefined) return
      count += 1
      expect(meant).toMatch(/^Ann\+1@/)
      expect(meant).not.toBe(parsed.address)
      expect(isProvider(domain)).toBe(false)
      expect(suggestAddress(meant)).toBeUndefined()
    }),
    { numRuns: 1_000 },
  )
  expect(count).toBeGreaterThan(100)
})
