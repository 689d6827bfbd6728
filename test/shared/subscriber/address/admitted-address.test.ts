import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import {
  type AdmittedDomains,
  admittedAddress,
  everyDomain,
  suggestAdmitted,
} from '../../../../shared/subscriber/address/admitted-address.ts'

const onlySome: AdmittedDomains = {
  onlyDomains: ['uni.example', 'xn--bcher-kva.example', 'edu'],
  refusedDomains: ['alumni.uni.example'],
}
const withoutSome: AdmittedDomains = {
  onlyDomains: [],
  refusedDomains: ['throwaway.example', 'xn--bcher-kva.example', 'gmail.com'],
}

describe('the domains that may sign up', () => {
  test.each([
    'ann@uni.example',
    'Ann@UNI.Example',
    'ann@cs.uni.example',
    'ann@a.b.c.uni.example',
    'ann@bücher.example',
    'ann@BÜCHER.example',
    'ann@xn--bcher-kva.example',
    'ann@sub.bücher.example',
    'ann@school.edu',
  ])('%s may sign up where only some domains may', (text) => {
    expect(admittedAddress(text, onlySome)).toMatchObject({ ok: true })
  })

  test.each([
    ['ann@example.org', 'example.org'],
    ['ann@uni.example.org', 'uni.example.org'],
    ['ann@myuni.example', 'myuni.example'],
    ['ann@uni.example.evil.example', 'uni.example.evil.example'],
    ['ann+uni.example@evil.example', 'evil.example'],
    ['ann%uni.example@evil.example', 'evil.example'],
    ['ann@example', 'example'],
    ['ann@bucher.example', 'bucher.example'],
    ['ann@bücher.example.org', 'bücher.example.org'],
    ['ann@school.edu.example', 'school.edu.example'],
  ])('%s may not sign up where only other domains may', (text, given) => {
    const allowed = ['uni.example', 'bücher.example', 'edu']
    const problem = { field: 'email', code: 'other-domain', given, allowed }
    expect(admittedAddress(text, onlySome)).toEqual({ ok: false, problem })
  })

  test('a domain below an allowed one can be refused', () => {
    const problem = { field: 'email', code: 'refused-domain', given: 'x.alumni.uni.example' }
    expect(admittedAddress('ann@x.alumni.uni.example', onlySome)).toEqual({ ok: false, problem })
  })

  test.each([
    'ann@throwaway.example',
    'ann@THROWAWAY.example',
    'ann@x.y.throwaway.example',
    'ann@bücher.example',
    'ann@xn--BCHER-kva.example',
    'ann@ｔｈｒｏｗａｗａｙ.example',
    'ann@throwaway。example',
  ])('%s may not sign up where its domain is refused', (text) => {
    expect(admittedAddress(text, withoutSome)).toMatchObject({ problem: { code: 'refused-domain' } })
  })

  test.each(['ann@example.org', 'ann@throwaway.example.org', 'ann@notthrowaway.example'])(
    '%s may sign up where other domains are refused',
    (text) => {
      expect(admittedAddress(text, withoutSome)).toMatchObject({ ok: true })
    },
  )

  test.each([
    [undefined, 'empty', ''],
    ['', 'empty', ''],
    ['ann', 'no-at', 'ann'],
    [7, 'not-text', '7'],
    [null, 'not-text', 'null'],
    [['ann@uni.example'], 'not-text', '["ann@uni.example"]'],
  ])('%j is no address, whatever domains may sign up', (given, code, shown) => {
    for (const domains of [everyDomain, onlySome, withoutSome]) {
      const result = admittedAddress(given, domains)
      expect(result).toMatchObject({ ok: false, problem: { field: 'email', code } })
      if (!result.ok && given !== undefined) expect(result.problem.given).toBe(shown)
    }
  })
})

describe('the address that was probably meant', () => {
  const typed = 'ann@gmial.com' as EmailAddress

  test('a slip is mended as long as the meant address may sign up', () => {
    expect(suggestAdmitted(typed, everyDomain)).toBe('ann@gmail.com')
  })

  test.each([onlySome, withoutSome])('nobody is led to an address that may not sign up', (domains) => {
    expect(suggestAdmitted(typed, domains)).toBeUndefined()
  })
})
