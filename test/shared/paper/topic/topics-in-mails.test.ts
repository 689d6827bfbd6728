import { describe, expect, test } from 'vitest'
import { parseTopic } from '../../../../shared/paper/topic/parse-topic.ts'
import { links, telephoneNumbers } from './topics-with-contacts.ts'
import { realTopics } from './topics-with-dots-and-digits.ts'

// Mails show a reader's topics, and whoever holds a digest can set them. What mail programs make a link of must not come
// into a mail that its reader trusts.

describe.each(Object.entries(links))('%s is a link, and no topic', (_, topics) => {
  test.each(topics)('%j', (topic) => {
    expect(parseTopic(topic)).toMatchObject({ problem: 'link' })
  })
})

describe.each(Object.entries(telephoneNumbers))('a telephone number %s is no topic', (_, topics) => {
  test.each(topics)('%j', (topic) => {
    expect(parseTopic(topic)).toMatchObject({ problem: 'telephone' })
  })
})

describe.each(Object.entries(realTopics))('%s are neither links nor telephone numbers', (_, topics) => {
  test.each(topics)('%j', (topic) => {
    const parsed = parseTopic(topic)
    if ('problem' in parsed) expect(['link', 'telephone']).not.toContain(parsed.problem)
  })
})

test('the tables are long enough to mean something', () => {
  const count = (table: Readonly<Record<string, readonly string[]>>) => Object.values(table).flat().length
  expect(count(links) + count(telephoneNumbers)).toBeGreaterThan(200)
  expect(count(realTopics)).toBeGreaterThan(200)
})
