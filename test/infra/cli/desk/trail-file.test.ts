import { describe, expect, test } from 'vitest'
import { readTrail } from '../../../../infra/cli/desk/trail-file.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'

const left = { subscriber: anId(1), status: 'unsubscribed', at: monday }
const gone = { subscriber: anId(2), status: 'suppressed', at: monday + 5 }
/** A line as Powertools writes it. */
const logged = (fields: object, message = 'audit') =>
  JSON.stringify({ level: 'INFO', message, timestamp: '2026-11-23T09:00:00Z', service: 'api', ...fields })

describe('the trail in a file', () => {
  test.each<[how: string, text: string]>([
    ['from the array that the AWS CLI prints', JSON.stringify([logged(left), `${logged(gone)}\n`], null, 4)],
    ['from lines of JSON', `${logged(left)}\n${logged(gone)}\n`],
    ['from messages between tabs', `${logged(left)}\t${logged(gone)}`],
    [
      'from lines with the runtime’s own prefix',
      `2026-11-23\tid\tINFO\t${logged(left)}\nINFO ${logged(gone)}`,
    ],
    ['from objects in an array', `[${logged(left)},${logged(gone)}]`],
  ])('a trail is read %s', (_how, text) => {
    expect(readTrail(text)).toEqual({ lines: [left, gone], malformed: 0 })
  })

  test('a trail is read without the other lines of a log', () => {
    const others = [
      'START RequestId: 1 Version: $LATEST',
      logged({ outcome: 'settled' }, 'feedback'),
      logged(left),
      'REPORT RequestId: 1 Duration: 3 ms',
      '{"cut off',
      '7',
    ]
    for (const text of [others.join('\n'), JSON.stringify(others)]) {
      expect(readTrail(text)).toEqual({ lines: [left], malformed: 0 })
    }
  })

  test.each<[what: string, line: string]>([
    ['cut off', logged(left).slice(0, -4)],
    ['of an unknown status', logged({ ...left, status: 'dreaming' })],
    ['without an id', logged({ ...left, subscriber: undefined })],
    ['with a bad id', logged({ ...left, subscriber: 'ann@example.org' })],
    ['without a moment', logged({ ...left, at: '2026-11-23' })],
  ])('a line of a trail that is %s is counted, not guessed at', (_what, line) => {
    expect(readTrail(`${line}\n${logged(gone)}`)).toEqual({ lines: [gone], malformed: 1 })
  })

  test.each(['', '[]', '{}', 'null'])('the trail %j is empty', (text) => {
    expect(readTrail(text)).toEqual({ lines: [], malformed: 0 })
  })
})
