import { describe, expect, test } from 'vitest'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import { aRequestId } from '../../fakes/a-request.ts'
import { context, now, pending, reader } from './a-digest.ts'

const request = aRequestId(1)
const topics = ['win at casino.example', 'speech -music']
const preferences = { ...reader.preferences, topics }

describe('a letter', () => {
  test.each(['already-subscribed', 'fresh-link'] as const)(
    'the letter "%s" names its reader’s topics',
    (letter) => {
      const { html, text } = composeLetterMail(
        context,
        { letter, subscriber: { ...reader, preferences } },
        now,
      )
      for (const part of [html, text.replaceAll(/\s+/g, ' ')]) {
        expect(part).toContain('time, with your topics “win at casino.example” and “speech -music”.')
      }
    },
  )

  test.each(['confirm', 'undo'] as const)(
    'the letter "%s" counts the topics, and carries no word that a stranger may have typed to an address that is not theirs',
    (letter) => {
      const subscriber = { ...pending, preferences }
      const { html, text, subject } = composeLetterMail(context, { letter, subscriber, request }, now)
      for (const part of [html, text.replaceAll(/\s+/g, ' ')]) {
        expect(part).toContain('time, with 2 topics that the page behind the button names.')
      }
      expect(subject + html + text).not.toContain('casino')
    },
  )

  test.each(['undo', 'already-subscribed', 'fresh-link'] as const)(
    'the letter "%s" says that a pause goes on, and until when',
    (letter) => {
      const text = (pausedUntil: number) => {
        const paused = { ...preferences, pausedUntil }
        const subscriber =
          letter === 'undo' ? { ...pending, preferences: paused } : { ...reader, preferences: paused }
        const mail = composeLetterMail(
          context,
          { letter, subscriber, ...(letter === 'undo' && { request }) },
          now,
        )
        return mail.text.replaceAll(/\s+/g, ' ')
      }
      const until = Date.UTC(2026, 11, 23, 23)
      expect(text(until)).toContain('Your pause goes on until Thursday, 24 December 2026.')
      expect(text(now)).not.toMatch(/pause/i)
    },
  )

  test('a letter does not mention topics if there are none', () => {
    const subscriber = { ...pending, preferences: { ...preferences, topics: [] } }
    const { text } = composeLetterMail(context, { letter: 'confirm', subscriber, request }, now)
    expect(text).toContain('Europe/Berlin time.')
    expect(text).not.toContain('topic')
  })
})
