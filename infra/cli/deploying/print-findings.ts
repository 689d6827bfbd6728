import type { Findings } from './looks.ts'

/** What the looks at a stage found, in paragraphs. `name` is the stage's. */
export function printFindings({ missing, advice, unseen }: Findings, name: string): string {
  const isReady = missing.length === 0 && unseen.length === 0
  return [
    ...paragraph('Still missing:', missing),
    ...paragraph('Could be better:', advice),
    ...paragraph('Not known:', unseen),
    isReady
      ? `Nothing is missing. Try it: npm run smoke -- --stage ${name}`
      : `To check again: npm run deploy -- --stage ${name} --check`,
  ].join('\n\n')
}

function paragraph(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [[title, ...sentences.map((each) => `  - ${each}`)].join('\n')]
}
