import { describe, expect, test } from 'vitest'
import { type DigestRequest, selectDigest } from '../../../shared/edition/digest.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { sharedDigests } from '../../../shared/edition/shared-digests.ts'
import { edition, entry, reader } from '../mail/a-digest.ts'

const late = { ...entry(1), foundSince: '2026-11-20' as EditionId }
const whole = edition([late, entry(2)])
const quiet = edition([], { id: '2026-11-22' as EditionId, kind: 'quiet' })
const recent = [quiet, whole]
const request = (change: Partial<DigestRequest['reader']> = {}): DigestRequest => ({
  editions: [whole],
  recent,
  reader: { ...reader, topics: ['Ada', 'abstract'], ...change },
  papersPerDigest: 10,
})

describe('a choice of papers that readers share', () => {
  test.each<[string, Partial<DigestRequest['reader']>]>([
    ['the same', {}],
    ['another day of signing up, between the same findings', { since: '2026-11-21' as EditionId }],
    ['other editions missed than those right before', { missed: { '2026-11-10': 'failed' } }],
  ])('the same object comes back for readers with %s', (_what, change) => {
    const select = sharedDigests()
    expect(select(request(change))).toBe(select(request()))
  })

  test.each<[string, Partial<DigestRequest['reader']>]>([
    ['other topics', { topics: ['abstract'] }],
    ['the same topics in another order', { topics: ['abstract', 'Ada'] }],
    ['an exclusion', { topics: ['Ada', 'abstract', '-rank'] }],
    ['a paper that they could know', { since: '2026-11-18' as EditionId }],
    ['days of silence', { missed: { '2026-11-22': 'quiet' } }],
  ])('readers with %s have a choice of their own, as if nobody had chosen before', (_what, change) => {
    const select = sharedDigests()
    const first = select(request())
    expect(select(request(change))).not.toBe(first)
    expect(select(request(change))).toEqual(selectDigest(request(change)))
    expect(select(request())).toBe(first)
  })

  test('a number of papers or another edition makes another choice', () => {
    const select = sharedDigests()
    const first = select(request())
    expect(select({ ...request(), papersPerDigest: 1 })?.top).toHaveLength(1)
    expect(select({ ...request(), editions: [quiet, whole] })?.editions).toHaveLength(2)
    expect(select(request())).toBe(first)
  })

  test('a new head forgets the choices of the one before', () => {
    const select = sharedDigests()
    const first = select(request())
    select({ ...request(), editions: [edition([entry(3)])] })
    expect(select(request())).not.toBe(first)
    expect(select(request())).toEqual(first)
  })
})
