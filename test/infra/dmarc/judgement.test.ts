import { describe, expect, test } from 'vitest'
import { judgeDmarc } from '../../../infra/dmarc/judgement.ts'
import { isDmarcRecord, obsoleteTags, parseDmarcRecord } from '../../../infra/dmarc/record.ts'
import { zone } from './zone.ts'

type Zone = Readonly<Record<string, readonly string[] | Error>>

const judged = (records: Zone, domain = 'mail.example.org', replyTo = 'hello@mail.example.org') =>
  judgeDmarc({ resolveTxt: zone(records) }, domain, replyTo)
const own = (tags: string): Zone => ({ '_dmarc.mail.example.org': [`v=DMARC1; ${tags}`] })
const rua = 'rua=mailto:hello@mail.example.org'

/** The record that a sentence proposes. */
const proposed = (sentence = ''): string => /"(v=DMARC1[^"]*)"\.$/.exec(sentence)?.[1] ?? 'none'

describe('a domain without a record', () => {
  test('is told which record to begin with, and where reports go', async () => {
    expect(await judged({})).toEqual({
      missing: [
        `mail.example.org has no DMARC record that counts, and Gmail, Yahoo and Outlook require one of bulk senders: add _dmarc.mail.example.org TXT "v=DMARC1; p=none; ${rua}".`,
      ],
      advice: [],
    })
  })

  test.each([
    ['hello@mail.example.org', '_dmarc.mail.example.org', 'hello@mail.example.org'],
    ['hello@desk.mail.example.org', '_dmarc.mail.example.org', 'hello@desk.mail.example.org'],
    // One record there serves both domains.
    ['hello@example.org', '_dmarc.example.org', 'hello@example.org'],
    // A mailbox provider has not agreed to get reports about this domain.
    ['somebody@gmail.example', '_dmarc.mail.example.org', 'dmarc@mail.example.org'],
    ['a@otherexample.org', '_dmarc.mail.example.org', 'dmarc@mail.example.org'],
  ])(
    'whose answers go to %s begins at %s, and what it begins with is judged right',
    async (replyTo, name, address) => {
      const record = `v=DMARC1; p=none; rua=mailto:${address}`
      const { missing } = await judged({}, 'mail.example.org', replyTo)
      expect(missing[0]).toContain(`add ${name} TXT "${record}"`)
      const after = await judged({ [name]: [record] }, 'mail.example.org', replyTo)
      expect(after).toEqual({ missing: [], advice: [expect.stringContaining('is none')] })
    },
  )

  test.each(['v=DMARC1; p=reject; psd=y', 'v=DMARC1; p=reject'])(
    'is not served by the record of its top-level domain (%s)',
    async (record) => {
      const { missing } = await judged({ '_dmarc.org': [record] })
      expect(missing).toEqual([expect.stringMatching(/^Only org, .* add _dmarc\.mail\.example\.org TXT /)])
    },
  )

  test('with two records is told to leave one', async () => {
    const { missing } = await judged({
      '_dmarc.mail.example.org': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'],
    })
    expect(missing[0]).toBe(
      '_dmarc.mail.example.org has 2 DMARC records, and receivers ignore them all: leave one.',
    )
  })

  test.each(['v=dmarc1; p=none', 'v=DMARC1 p=none', ' v=DMARC1; p=none', 'p=none; v=DMARC1'])(
    'with the text “%s” is told that receivers ignore it',
    async (text) => {
      const { missing } = await judged({ '_dmarc.mail.example.org': [text] })
      expect(missing[0]).toMatch(
        / has a text that receivers ignore, because it does not begin with "v=DMARC1;"/,
      )
      expect(missing[0]).toContain(text)
      expect(missing).toHaveLength(2)
    },
  )
})

describe('the policy', () => {
  test.each<[tags: string, advice: RegExp | undefined]>([
    [`p=none; ${rua}`, /policy of mail\.example\.org is none, .* p=reject in docs\/deploy\.md\.$/],
    [`p=quarantine; ${rua}`, /policy of mail\.example\.org is quarantine: .* p=reject/],
    [`p=reject; t=y; ${rua}`, /only tested \(t=y\)/],
    [`p=quarantine; t=Y; ${rua}`, /only tested \(t=y\)/],
    [`p=reject; ${rua}`, undefined],
    [`p=Reject; sp=none; np=reject; t=n; ${rua}`, undefined],
  ])('of “%s” is told with what comes next: %s', async (tags, advice) => {
    const { missing, advice: told } = await judged(own(tags))
    expect(missing).toEqual([])
    expect(told).toEqual(advice ? [expect.stringMatching(advice)] : [])
  })

  test.each<[tags: string, advice: RegExp | undefined]>([
    ['p=reject', undefined],
    ['p=reject; sp=none', /is none/],
    ['p=none; sp=reject', undefined],
    ['p=reject; np=none', undefined],
  ])('of the organisation’s “%s” for a domain below it is told: %s', async (tags, advice) => {
    const { advice: told } = await judged({
      '_dmarc.example.org': [`v=DMARC1; ${tags}; rua=mailto:a@example.org`],
    })
    expect(told).toEqual(advice ? [expect.stringMatching(advice)] : [])
  })

  test.each(['p=rejct', 'p=reject; sp=all', 'p=reject; np=x'])(
    'of “%s” is none while reports are asked for, and otherwise the record does not count',
    async (tags) => {
      const heard = await judged(own(`${tags}; ${rua}`))
      expect(heard.missing).toEqual([])
      expect(heard.advice[0]).toMatch(/is none/)
      const { missing } = await judged(own(tags))
      expect(missing).toEqual([
        expect.stringMatching(/is not applied, because .* is not a value of that tag/),
      ])
      expect(parseDmarcRecord(proposed(missing[0])).faults).toEqual([])
    },
  )

  test('is none where it is left out', async () => {
    const { missing, advice } = await judged(own(rua))
    expect(missing).toEqual([])
    expect(advice).toEqual([expect.stringMatching(/is none/), expect.stringContaining('"p" is missing')])
  })
})

describe('the wording of a record', () => {
  test.each<[tags: string, fault: string, better: string]>([
    ['p=reject', 'no mailbox gets reports (rua)', `v=DMARC1; p=reject; ${rua}`],
    [`p=reject; pct=100; ${rua}`, 'RFC 9989 took "pct" away', `v=DMARC1; p=reject; ${rua}`],
    [`p=reject; pct=0; ${rua}`, 'RFC 9989 took "pct" away', `v=DMARC1; p=reject; t=y; ${rua}`],
    [
      `p=reject; rf=afrf; ri=86400; ${rua}`,
      'took "rf" away, and RFC 9989 took "ri" away',
      `v=DMARC1; p=reject; ${rua}`,
    ],
    [`p=reject; ${rua}!10m`, 'is not read as a mailbox for reports', `v=DMARC1; p=reject; ${rua}`],
    ['p=reject; rua=hello@mail.example.org', 'is not read as a mailbox', `v=DMARC1; p=reject; ${rua}`],
    [
      `p=reject; aspf=s; adkim=s; ${rua}`,
      '"aspf=s" never lets SPF count',
      `v=DMARC1; p=reject; adkim=s; ${rua}`,
    ],
    [
      `p=reject; sp=quarantine; fo=1; ri=1; ${rua}`,
      '"ri"',
      `v=DMARC1; p=reject; sp=quarantine; fo=1; ${rua}`,
    ],
    [`p=reject; x=1; ${rua}`, '"x" is no tag of DMARC', `v=DMARC1; p=reject; ${rua}`],
    [`p=reject; t=maybe; ${rua}`, '"t=maybe" is not a value', `v=DMARC1; p=reject; ${rua}`],
  ])('“%s”: %s, and the better record is judged right', async (tags, fault, better) => {
    const { missing, advice } = await judged(own(tags))
    expect(missing).toEqual([])
    const [sentence, ...others] = advice
    expect(others).toEqual([])
    expect(sentence).toContain(fault)
    expect(proposed(sentence)).toBe(better)
    expect(isDmarcRecord(better)).toBe(true)
    for (const tag of obsoleteTags) expect(parseDmarcRecord(better).tags.has(tag)).toBe(false)
    const after = await judged({ '_dmarc.mail.example.org': [better] })
    expect(after.advice.filter((each) => !each.includes('t=y'))).toEqual([])
  })
})

describe('reports to another organisation', () => {
  const record = { '_dmarc.mail.example.org': ['v=DMARC1; p=reject; rua=mailto:a@reports.example.net'] }
  const name = 'mail.example.org._report._dmarc.reports.example.net'

  test('are told not to arrive, until that organisation agrees', async () => {
    const { advice } = await judged(record)
    expect(advice).toEqual([expect.stringMatching(/do not reach reports\.example\.net, .* it needs /)])
    expect(advice[0]).toContain(`${name} TXT "v=DMARC1;"`)
    expect((await judged({ ...record, [name]: ['v=DMARC1;'] })).advice).toEqual([])
    expect((await judged({ ...record, [name]: ['v=spf1 -all'] })).advice).toHaveLength(1)
  })

  test('are told for each that has not agreed, and only once', async () => {
    const two =
      'rua=mailto:a@reports.example.net,mailto:b@REPORTS.example.net,mailto:c@other.example,mailto:hello@mail.example.org'
    expect((await judged(own(`p=reject; ${two}`))).advice).toHaveLength(2)
  })

  test('a mailbox of the same organisation needs no agreement', async () => {
    const records = {
      '_dmarc.example.org': ['v=DMARC1; p=reject; rua=mailto:a@example.org'],
      '_dmarc.mail.example.org': ['v=DMARC1; p=reject; rua=mailto:a@reports.example.org'],
    }
    expect((await judged(records)).advice).toEqual([])
  })

  test('are not warned of while DNS does not tell', async () => {
    const trouble = Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' })
    expect((await judged({ ...record, [name]: trouble })).advice).toEqual([])
    expect((await judged({ ...record, '_dmarc.example.net': trouble })).advice).toEqual([])
  })
})
