/** Splits a form's text into topics: one per line, or separated by commas. */
export function typedTopics(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '')
}
