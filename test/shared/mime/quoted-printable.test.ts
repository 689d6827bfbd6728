import { describe, expect, test } from 'vitest'
import { quotedPrintable } from '../../../shared/mime/quoted-printable.ts'

describe('quoted-printable', () => {
  test('quoted-printable has CRLF for every kind of line end', () => {
    expect(quotedPrintable('a\nb\r\nc\rd\n\re\n')).toBe('a\r\nb\r\nc\r\nd\r\n\r\ne\r\n')
  })

  test('quoted-printable encodes the equals sign, what is not ASCII, control characters and white space at the end of a line', () => {
    expect(quotedPrintable('1=1 ü €\t😀\0\v -- \nx\t')).toBe(
      '1=3D1 =C3=BC =E2=82=AC\t=F0=9F=98=80=00=0B --=20\r\nx=09',
    )
  })

  test('quoted-printable leaves a line of 76 characters whole', () => {
    const whole = `${'word '.repeat(15)}x`
    expect(whole).toHaveLength(76)
    expect(quotedPrintable(`${whole}\n${'y'.repeat(76)}`)).toBe(`${whole}\r\n${'y'.repeat(76)}`)
  })

  test.each([
    ['behind a label', `Abstract: https://arxiv.org/abs/${'1'.repeat(46)}`],
    [
      'with dots and commas',
      `    Code: https://github.com/some.body/a,long.name.of.a.repository.with.many.dots`,
    ],
    [
      'between umlauts, which take six characters each',
      'Überblick über größere Änderungen: https://x.example.org/abs/2611.00001 für Sie',
    ],
    ['as long as a line', `Bearbeiten: https://papers.example.org/${'p'.repeat(49)}`],
    ['with equals signs', `Diskussion: https://openreview.net/forum?id=aB3dE&noteId=xyz1234567890&a=b`],
  ])('quoted-printable keeps a link whole that has room on a line: %s', (_where, text) => {
    const link = /https:\S+/.exec(text)?.[0].replaceAll('=', '=3D') ?? 'none'
    const lines = quotedPrintable(text).split('\r\n')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(76)
    expect(lines.join('\n')).toContain(link)
  })

  test('quoted-printable cuts a longer word only where a line is full, and never a character', () => {
    expect(quotedPrintable('x'.repeat(160))).toBe(
      `${'x'.repeat(75)}=\r\n${'x'.repeat(75)}=\r\n${'x'.repeat(10)}`,
    )
    for (const character of ['ü', '学', '😀', '=', '\u0301']) {
      for (let before = 0; before < 12; before++) {
        const lines = quotedPrintable('a'.repeat(before) + character.repeat(40)).split('=\r\n')
        expect(lines.length).toBeGreaterThan(1)
        for (const line of lines) {
          const bytes = line.replaceAll(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
          expect(line.length).toBeLessThanOrEqual(75)
          expect(Buffer.from(bytes, 'latin1').toString('utf8')).toMatch(
            new RegExp(`^a*(${character})+$`, 'u'),
          )
        }
      }
    }
  })
})
