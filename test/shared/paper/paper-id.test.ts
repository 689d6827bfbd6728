// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { arxivLinks, isArxivId, parsePaperId, titleId } from '../../../shared/paper/paper-id.ts'

describe('a paper id', () => {
  test.each([
    ['2404.04487v2', '2404.04487'],
    ['1412.6980', '1412.6980'],
    ['0704.0001', '0704.0001'],
    ['quant-ph/0201082v1', 'quant-ph/0201082'],
    ['math.GT/0309136', 'math/0309136'],
    ['arXiv:2404.04487', '2404.04487'],
    ['arXiv: hep-th/9901001v3', 'hep-th/9901001'],
    ['https://arxiv.org/abs/2404.04487v1', '2404.04487'],
    ['http://arxiv.org/pdf/1412.6980v9.pdf', '1412.6980'],
    ['arxiv.org/abs/math/0309136', 'math/0309136'],
    ['https://huggingface.co/papers/2404.04487?ref=x', '2404.04487'],
    [' 2404.04487 ', '2404.04487'],
    ['10.48550/arXiv.2404.04487', '2404.04487'],
    ['https://doi.org/10.48550/arXiv.2404.04487v2', '2404.04487'],
    ['doi: 10.48550/arxiv.math/0309136', 'math/0309136'],
  ])('a paper id is read from %s', (text, id) => {
    expect(parsePaperId(text)).toBe(id)
  })

  test.each([
    '',
    '2404.4487',
    '1412.06980',
    '2413.04487',
    '0703.0001',
    '2404.00000',
    '2404.04487v0',
    '2404.04487x',
    'quant-ph/02010',
    'quant-ph/0801001',
    'https://evil.example/abs/2404.04487',
    'https://arxiv.org/abs/2404.04487/../x',
    '2404.04487\n2404.04488',
    '10.1234/arXiv.2404.04487',
    'https://evil.example/10.48550/arXiv.2404.04487',
  ])('a paper id is not read from %j', (text) => {
    expect(parsePaperId(text)).toBeUndefined()
  })

  test('reading a paper id never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePaperId(text)))
  })

  test('a paper id has links to its page and PDF, and the id of a title has none', () => {
    const id = parsePaperId('quant-ph/0201082v1')
    expect(id && arxivLinks(id)).toEqual({
      abstract: 'https://arxiv.org/abs/quant-ph/0201082',
      pdf: 'https://arxiv.org/pdf/quant-ph/0201082',
    })
    expect(arxivLinks(titleId('Some Title'))).toEqual({})
  })

  test.each([
    ['2404.04487', true],
    ['1412.0001', true],
    ['quant-ph/0201082', true],
    ['doi:10.1101/2404.04487', false],
    ['feed:2404.04487', false],
    ['title:2404 04487', false],
    ['2404.04487v1', false],
  ])('that %s is an id of arXiv is %s', (id, isOne) => {
    expect(isArxivId(id as PaperId)).toBe(isOne)
    expect(Object.keys(arxivLinks(id as PaperId))).toHaveLength(isOne ? 2 : 0)
  })

  test('the id of a title is the same however the title is typeset', () => {
    expect(titleId('P²OT: Möbius  “Maps”')).toBe('title:p2ot mobius maps')
    expect(titleId('p2ot — mobius maps!')).toBe(titleId('P²OT: Möbius  “Maps”'))
  })

  test('the ids of different titles differ', () => {
    expect(titleId('NeRF')).not.toBe(titleId('NeRF++'))
    expect(titleId('注意力')).not.toBe(titleId('学习'))
    expect(titleId('0')).toBe('title:0')
    expect(titleId('???')).toBe('title:???')
  })
})
