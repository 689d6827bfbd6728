import { describe, expect, test } from 'vitest'
import { doiInAddress, parseDoi } from '../../../shared/paper/doi.ts'

describe('a DOI', () => {
  test.each([
    ['10.1101/2026.11.17.623456', '10.1101/2026.11.17.623456'],
    ['doi:10.1038/S41586-026-00001-X', '10.1038/s41586-026-00001-x'],
    ['DOI: 10.1038/s41586-026-00001-x', '10.1038/s41586-026-00001-x'],
    ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['http://dx.doi.org/10.1145/3292500.3330701?x=1', '10.1145/3292500.3330701'],
    ['https://doi.org/10.1016%2Fj.cell.2026.01.001', '10.1016/j.cell.2026.01.001'],
    ['info:doi/10.1371/journal.pone.0123456', '10.1371/journal.pone.0123456'],
    ['10.1016/S0140-6736(26)00001-2', '10.1016/s0140-6736(26)00001-2'],
    ['10.1101/2026.11.17.623456v3', '10.1101/2026.11.17.623456'],
    ['10.64898/2026.11.17.623456v1.full.pdf', '10.64898/2026.11.17.623456'],
    [' 10.1000/182. ', '10.1000/182'],
  ])('a DOI is read from %s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi)
  })

  test.each([
    '',
    '10.1101',
    '10.1101/',
    '2401.12345',
    '10.12/abc',
    'https://example.org/10.1000/182',
    '10.1000/a b',
    '10.1000/<script>',
    '10.1000/"x',
    `10.1000/${'a'.repeat(500)}`,
    'javascript:10.1000/1',
  ])('no DOI is read from %s', (text) => {
    expect(parseDoi(text)).toBeUndefined()
  })

  test.each([
    ['https://www.biorxiv.org/content/10.1101/2026.11.17.623456v1?rss=1', '10.1101/2026.11.17.623456'],
    ['https://www.biorxiv.org/content/10.1101/2026.11.17.623456v2.full-text', '10.1101/2026.11.17.623456'],
    ['https://onlinelibrary.wiley.com/doi/abs/10.1002/adma.202600001?af=R', '10.1002/adma.202600001'],
    ['https://pubs.acs.org/doi/10.1021/jacs.6c00001#x', '10.1021/jacs.6c00001'],
    ['https://journal.example/articles/10.3389/fnins.2026.1000001/full', '10.3389/fnins.2026.1000001'],
    ['https://journal.example/articles/17', undefined],
  ])('the DOI in the address %s is %s', (address, doi) => {
    expect(doiInAddress(address)).toBe(doi)
  })
})
