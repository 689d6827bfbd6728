import { isBehindAuthor } from '../../shared/paper/topic/inverted-author.ts'

/** Splits a form's text into topics: one per line, or separated by commas. `author: Doe, J.` is one topic. */
export function typedTopics(text: string): string[] {
  return text
    .split(/[\r\n]/)
    .flatMap(topicsOfLine)
    .filter((topic) => topic !== '')
}

function topicsOfLine(line: string): string[] {
  const topics: string[] = []
  for (const part of line.split(',').map((one) => one.trim())) {
    const before = topics.at(-1)
    if (before !== undefined && isBehindAuthor(part, before)) topics[topics.length - 1] = `${before}, ${part}`
    else topics.push(part)
  }
  return topics
}
