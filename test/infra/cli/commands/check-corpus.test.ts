import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkCorpus } from '../../../../infra/cli/commands/check-corpus.ts'

describe('check:corpus', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paperwire-corpus-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function check(content: string) {
    const file = join(folder, 'corpus.json')
    writeFileSync(file, content)
    return checkCorpus(file)
  }

  test('check:corpus counts the outcomes of each diagnosis and lists valid addresses that are refused', () => {
    const corpus = [
      ['ann@example.org', 'valid'],
      ['ben@example.org', 'valid'],
      ['ñ\u0094@example.org', 'valid'],
      ['ann@@example.org', 'errExpectingATEXT'],
      ['"ann"@example.org', 'rfc5321QuotedString'],
    ]
    const { text, exitCode } = check(JSON.stringify(corpus))
    expect(text.split('\n')).toEqual([
      '5 addresses: 2 accepted, 3 refused',
      '',
      'errExpectingATEXT               1  several-addresses 1',
      'rfc5321QuotedString             1  quoted 1',
      'valid                           3  accepted 2, invisible-character 1',
      '',
      '0 accepted although err… or …TooLong:',
      '1 refused although judged valid:',
      '  invisible-character  "ñ\\u{94}@example.org"',
    ])
    expect(exitCode).toBe(0)
  })

  test.each(['errExpectingATEXT', 'rfc5322LocalTooLong'])(
    'check:corpus fails when an address judged %s is accepted',
    (bad) => {
      const { text, exitCode } = check(JSON.stringify([['ann@example.org', bad]]))
      expect(text).toContain(`1 accepted although err… or …TooLong:\n  ${bad}  "ann@example.org"`)
      expect(exitCode).toBe(1)
    },
  )

  test('check:corpus says so when its file is missing or has nothing to check', () => {
    expect(checkCorpus(undefined)).toEqual({
      text: expect.stringMatching(/^A file is missing\.\n\nnpm run check:corpus -- FILE/),
      exitCode: 2,
    })
    const missing = checkCorpus(join(folder, 'missing.json'))
    expect(missing.text).toMatch(/^Cannot read .*missing\.json: ENOENT/)
    expect(missing.exitCode).toBe(2)
    expect(check('[["a@b.c", "valid"').text).toMatch(/^Cannot read .*corpus\.json: .*JSON/)
    expect(check('[["a@b.c", 1]]').text).toMatch(
      /corpus\.json is not \[\[address, diagnosis\], …\]:[\s\S]*\[0\]\[1\]/,
    )
    expect(check('[]').exitCode).toBe(2)
  })
})
