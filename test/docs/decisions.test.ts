import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../docs/decisions/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
const files = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort()
const titleOf = (file: string): string => /^# (.+)$/m.exec(read(file))?.[1] ?? ''

test('decisions are numbered without a gap, in the file’s name and in its title', () => {
  expect(files.length).toBeGreaterThan(20)
  const numbers = files.map((_, at) => String(at + 1).padStart(3, '0'))
  expect(files.map((file) => file.slice(0, 3))).toEqual(numbers)
  expect(files.map((file) => titleOf(file).slice(0, 4))).toEqual(numbers.map((number) => `${number}.`))
})

test('the index has each decision, by its title', () => {
  const listed = [...read('README.md').matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(([, title, file]) => [
    file,
    title,
  ])
  expect(listed.sort()).toEqual(files.map((file) => [file, titleOf(file)]))
})

test.each(files)(
  'the decision %s has context, decision, consequences and rejected choices on a page',
  (file) => {
    const text = read(file)
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'Rejected'])
    expect(text.split('\n').length).toBeLessThanOrEqual(40)
  },
)
