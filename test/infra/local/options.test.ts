import { describe, expect, test } from 'vitest'
import { readOptions, usage } from '../../../infra/local/options.ts'
import { StartProblem } from '../../../infra/local/start-problem.ts'

describe('the sources of npm start', () => {
  test('other sources are off unless they are named', () => {
    expect(readOptions([]).sources).toEqual({ biorxiv: [], medrxiv: [], feeds: [] })
  })

  test('sources are named as in a stage', () => {
    const args = ['--biorxiv', 'neuroscience, cell biology', '--medrxiv', 'all']
    const feeds = ['--feed', 'https://journal.example/feed', '--feed', 'https://lab.example']
    expect(readOptions([...args, ...feeds]).sources).toEqual({
      biorxiv: ['neuroscience', 'cell biology'],
      medrxiv: ['all'],
      feeds: [{ url: 'https://journal.example/feed' }, { url: 'https://lab.example/' }],
    })
    for (const option of ['--biorxiv', '--medrxiv', '--feed']) expect(usage).toContain(option)
  })

  test.each([
    [
      ['--feed', 'http://journal.example'],
      '--feed is "http://journal.example", must be the https address of a feed.',
    ],
    [
      ['--feed', 'https://localhost/feed'],
      '--feed is "https://localhost/feed", must name a host of the open web.',
    ],
    [['--biorxiv', 'all,zoology'], '--biorxiv holds "all" beside other categories.'],
  ])('%j is refused as in a stage', (args, problem) => {
    expect(() => readOptions(args)).toThrow(new StartProblem(problem))
  })
})

describe('the quota of npm start', () => {
  test('it is what SES usually allows, unless options say otherwise', () => {
    expect(readOptions([]).quota).toEqual({ maxSendRate: 14, max24HourSend: 50_000 })
    expect(readOptions(['--rate', '500', '--per-day', '100000']).quota).toEqual({
      maxSendRate: 500,
      max24HourSend: 100_000,
    })
    for (const option of ['--rate', '--per-day']) expect(usage).toContain(option)
  })

  test.each(['0', '-1', '1.5', 'many', '1e3', '100000001', ''])('a quota of %j is refused', (value) => {
    for (const option of ['--rate', '--per-day']) {
      expect(() => readOptions([`${option}=${value}`])).toThrow(
        new StartProblem(`${option} ${value}: a number of mails is a whole number from 1 to 100000000.`),
      )
    }
  })
})

describe('the seats of npm start', () => {
  test.each([
    [[], 1],
    [['--seats', '4'], 4],
    [['--seats', '16'], 16],
  ] as const)('%j is %i', (args, seats) => {
    expect(readOptions(args).seats).toBe(seats)
  })

  test.each(['0', '3', '32', '-1', 'two', ''])('--seats %s is refused with what is allowed', (value) => {
    expect(() => readOptions([`--seats=${value}`])).toThrow(
      new StartProblem(`--seats ${value}: the number of seats is 1, 2, 4, 8 or 16.`),
    )
  })
})
