import { describe, expect, test } from 'vitest'
import { organizationalDomain, recordThatApplies, walkTree } from '../../../infra/dmarc/tree-walk.ts'
import { zone } from './zone.ts'

type Zone = Readonly<Record<string, readonly string[] | Error>>

async function walked(domain: string, records: Zone) {
  const asked: string[] = []
  const steps = await walkTree(zone(records, asked), domain)
  const found = recordThatApplies(steps)
  return {
    asked: asked.map((name) => name.replace('_dmarc.', '')),
    organisation: organizationalDomain(steps),
    applies: found && `${found.of}: ${found.domain}`,
  }
}

const none = ['v=DMARC1; p=none']

describe('the names that the walk asks for', () => {
  test.each([
    ['example.org', ['example.org', 'org']],
    ['Mail.Example.ORG.', ['mail.example.org', 'example.org', 'org']],
    [
      'a.b.c.d.e.f.example.org',
      [
        'a.b.c.d.e.f.example.org',
        'b.c.d.e.f.example.org',
        'c.d.e.f.example.org',
        'd.e.f.example.org',
        'e.f.example.org',
        'f.example.org',
        'example.org',
        'org',
      ],
    ],
    // The example of RFC 9989, section 4.10.
    [
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      [
        'a.b.c.d.e.f.g.h.i.j.mail.example.com',
        'g.h.i.j.mail.example.com',
        'h.i.j.mail.example.com',
        'i.j.mail.example.com',
        'j.mail.example.com',
        'mail.example.com',
        'example.com',
        'com',
      ],
    ],
  ])('for %s they are these, eight at most', async (domain, names) => {
    const { asked } = await walked(domain, {})
    expect(asked).toEqual(names)
    expect(asked.length).toBeLessThanOrEqual(8)
  })

  test.each(['y', 'n', 'Y'])('they end at a record with psd=%s', async (psd) => {
    const { asked } = await walked('a.example.co.test', {
      '_dmarc.co.test': [`v=DMARC1; p=none; psd=${psd}`],
    })
    expect(asked).toEqual(['a.example.co.test', 'example.co.test', 'co.test'])
  })

  test('they do not end at a record that does not say whether it is a public suffix', async () => {
    const { asked } = await walked('a.example.org', {
      '_dmarc.a.example.org': none,
      '_dmarc.example.org': none,
    })
    expect(asked).toEqual(['a.example.org', 'example.org', 'org'])
  })
})

describe('the organisation, and the record that applies', () => {
  test.each<[what: string, domain: string, records: Zone, organisation: string, applies: string | undefined]>(
    [
      ['no record', 'mail.example.org', {}, 'mail.example.org', undefined],
      [
        'its own record only',
        'mail.example.org',
        { '_dmarc.mail.example.org': none },
        'mail.example.org',
        'itself: mail.example.org',
      ],
      [
        'a record of the organisation only',
        'mail.example.org',
        { '_dmarc.example.org': none },
        'example.org',
        'organisation: example.org',
      ],
      [
        'its own and its organisation’s',
        'mail.example.org',
        { '_dmarc.mail.example.org': none, '_dmarc.example.org': none },
        'example.org',
        'itself: mail.example.org',
      ],
      [
        'one between it and its organisation, which is passed over',
        'a.mail.example.org',
        { '_dmarc.mail.example.org': none, '_dmarc.example.org': none },
        'example.org',
        'organisation: example.org',
      ],
      [
        'a record that says it is its own organisation',
        'a.mail.example.org',
        { '_dmarc.mail.example.org': ['v=DMARC1; p=none; psd=n'], '_dmarc.example.org': none },
        'mail.example.org',
        'organisation: mail.example.org',
      ],
      [
        'a public suffix above an organisation without one',
        'a.mail.example.test',
        { '_dmarc.test': ['v=DMARC1; p=reject; psd=y'] },
        'example.test',
        'suffix: test',
      ],
      [
        'a public suffix of two labels above an organisation with one',
        'mail.example.co.test',
        { '_dmarc.example.co.test': none, '_dmarc.co.test': ['v=DMARC1; p=reject; psd=y'] },
        'example.co.test',
        'organisation: example.co.test',
      ],
      [
        'one between it and an organisation below a public suffix, which is passed over',
        'a.mail.example.co.test',
        { '_dmarc.mail.example.co.test': none, '_dmarc.co.test': ['v=DMARC1; p=reject; psd=y'] },
        'example.co.test',
        'suffix: co.test',
      ],
      [
        'psd=y of its own, which does not end its organisation below itself',
        'example.org',
        { '_dmarc.example.org': ['v=DMARC1; p=none; psd=y'] },
        'example.org',
        'itself: example.org',
      ],
      [
        'a top-level domain’s without a word on that',
        'example.org',
        { '_dmarc.org': none },
        'org',
        'suffix: org',
      ],
      [
        'two records, which count as none',
        'mail.example.org',
        { '_dmarc.mail.example.org': [...none, 'v=DMARC1; p=reject'], '_dmarc.example.org': none },
        'example.org',
        'organisation: example.org',
      ],
      [
        'one record among other texts',
        'example.org',
        { '_dmarc.example.org': ['v=spf1 -all', 'v=DMARC1; p=none', 'v=dmarc1; p=none'] },
        'example.org',
        'itself: example.org',
      ],
      [
        'a record in several parts',
        'example.org',
        { '_dmarc.example.org': [`v=DMARC1; p=none; rua=mailto:${'a'.repeat(300)}@example.org; psd=n`] },
        'example.org',
        'itself: example.org',
      ],
    ],
  )('with %s', async (_, domain, records, organisation, applies) => {
    expect(await walked(domain, records)).toMatchObject({ organisation, applies })
  })
})

describe('a name that DNS does not tell', () => {
  const trouble = Object.assign(new Error('queryTxt ESERVFAIL'), { code: 'ESERVFAIL' })

  test.each(['_dmarc.mail.example.org', '_dmarc.example.org', '_dmarc.org'])(
    '%s is not taken for one without a record',
    async (name) => {
      await expect(walked('mail.example.org', { [name]: trouble })).rejects.toThrow('ESERVFAIL')
    },
  )

  test('does not matter above the domain’s own record', async () => {
    const records = { '_dmarc.mail.example.org': none, '_dmarc.example.org': trouble }
    expect((await walked('mail.example.org', records)).applies).toBe('itself: mail.example.org')
  })

  test('a name without a text is one without a record', async () => {
    const noData = Object.assign(new Error('queryTxt ENODATA'), { code: 'ENODATA' })
    expect((await walked('example.org', { '_dmarc.example.org': noData })).applies).toBeUndefined()
  })
})
