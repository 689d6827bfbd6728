import { describe, expect, test } from 'vitest'
import {
  formLifetimeMs,
  formToken,
  formTokenState,
  formWindowMs,
} from '../../../../shared/subscriber/link/form-token.ts'
import { signedToken } from '../../../../shared/subscriber/link/token.ts'
import { dayMs, hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'

const key = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const keys = { current: 'k2', keys: { k1: key('first'), k2: key('second') } }
const begins = Math.floor(monday / formWindowMs) * formWindowMs
const token = formToken(keys, begins)
const state = (given: string, now: number) => formTokenState(keys, given, now)

describe('the token of a form', () => {
  test('the token is the same for all pages of one window, and another one in the next window', () => {
    for (const ms of [0, 1, minuteMs, formWindowMs - 1]) expect(formToken(keys, begins + ms)).toBe(token)
    expect(formToken(keys, begins + formWindowMs)).not.toBe(token)
    expect(formToken(keys, begins - 1)).not.toBe(token)
  })

  test.each([0, 1, 1_000, minuteMs, hourMs, 12 * hourMs, dayMs, dayMs + 12 * hourMs, formLifetimeMs])(
    'the form of a page that was open for %i ms counts',
    (ms) => {
      expect(state(token, begins + ms)).toBe('good')
      // The page may have been made in the last moment of its window.
      expect(state(token, begins + formWindowMs - 1 + ms)).toBe('good')
    },
  )

  test('the form of a page that was open for days is late', () => {
    expect(state(token, begins + formWindowMs + formLifetimeMs)).toBe('late')
    expect(state(token, begins + 30 * dayMs)).toBe('late')
  })

  test('a token of a window that has not begun is early, but for what clocks differ', () => {
    expect(state(token, begins - minuteMs)).toBe('good')
    expect(state(token, begins - minuteMs - 1)).toBe('early')
  })

  test('a key that is not the newest any more still counts', () => {
    const old = formToken({ ...keys, current: 'k1' }, begins)
    expect(state(old, begins)).toBe('good')
    expect(formTokenState({ current: 'k2', keys: { k2: keys.keys.k2 } }, old, begins)).toBe('forged')
  })

  test.each([
    ['another key’s', formToken({ current: 'k1', keys: { k1: key('other') } }, begins)],
    ['without a proof', token.split('.').slice(0, 2).join('.')],
    ['with a part more', `${token}.x`],
    ['of another window', token.replace(/\.(\w+)\./, '.zzzzz.')],
    ['cut short', token.slice(0, -1)],
    ['of a key that every object has', token.replace(/^k2/, 'constructor')],
    ['a link’s', signedToken(keys, 'unsubscribe', anId(), begins)],
    ['a word', 'token'],
    ['points', '..'],
    ['letters that are no ASCII', `${token.slice(0, -1)}é`],
    ['very long', 'x.'.repeat(5_000)],
  ])('a token that is %s is forged', (_what, given) => {
    expect(state(given, begins)).toBe('forged')
  })

  test('no token at all is missing', () => {
    expect(state('', begins)).toBe('missing')
  })
})
