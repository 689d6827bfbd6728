import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { countedDomain, registeredDomain } from '../../../../shared/subscriber/address/folded-domain.ts'
import { largeProviders } from '../../../../shared/subscriber/address/mailbox-providers.ts'

const domainOf = (domain: string) => countedDomain(`ann@${domain}` as EmailAddress)

describe('the domain that letters are counted by', () => {
  test.each([
    ['example.org', 'example.org'],
    ['Example.ORG', 'example.org'],
    ['a.example.org', 'example.org'],
    ['a.b.c.d.example.org', 'example.org'],
    ['students.uni-a.de', 'uni-a.de'],
    ['cs.uni-a.ac.uk', 'uni-a.ac.uk'],
    ['uni-a.ac.uk', 'uni-a.ac.uk'],
    ['x.y.firm.co.uk', 'firm.co.uk'],
    ['mail.firm.com.br', 'firm.com.br'],
    ['dept.uni.edu.au', 'uni.edu.au'],
    ['lab.univ.ac.jp', 'univ.ac.jp'],
    ['lab.inst.re.kr', 'inst.re.kr'],
    ['x.person.me.uk', 'person.me.uk'],
    ['x.xn--bcher-kva.example', 'xn--bcher-kva.example'],
    // Labels that are a suffix in one country are somebody's domain in another, and under no other ending.
    ['a.me.de', 'me.de'],
    ['a.nhs.fr', 'nhs.fr'],
    ['a.co.example', 'co.example'],
    ['a.com.org', 'com.org'],
    // A whole ending, as if it were a domain.
    ['ac.uk', 'ac.uk'],
    ['de', 'de'],
  ])('%s counts as %s', (domain, counted) => {
    expect(domainOf(domain).domain).toBe(counted)
  })

  test('a thousand domains below one are one', () => {
    const counted = Array.from({ length: 1_000 }, (_, n) => registeredDomain(`n${n}.m${n}.mine.example`))
    expect(new Set(counted)).toEqual(new Set(['mine.example']))
  })

  test('the budget is wide for every large provider', () => {
    expect(largeProviders.filter((provider) => !domainOf(provider).isLarge)).toEqual([])
  })

  test.each(['qq.com', 'mail.ru', '163.com', 'mail.gmail.com', 'relay.firefox.com'])(
    'the budget is wide for %s',
    (domain) => {
      expect(domainOf(domain).isLarge).toBe(true)
    },
  )

  test.each(['example.org', 'gmail.com.example.org', 'uni-a.ac.uk', 'gmial.com', 'co.uk'])(
    'the budget is narrow for %s',
    (domain) => {
      expect(domainOf(domain).isLarge).toBe(false)
    },
  )
})
