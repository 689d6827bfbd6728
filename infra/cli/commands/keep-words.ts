import { readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type KeptWords, wordsInForce } from '../../../shared/language/kept-words.ts'
import { runCommand } from '../command.ts'

/** The file that `keptWords` reads. */
const file = new URL('../../../shared/language/kept-words.json', import.meta.url)

/** `npm run keep-words` adds the words of consent that are in force to those that ever were. It removes none. */
await runCommand(async () => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as readonly KeptWords[]
  const added = (await wordsInForce()).filter((now) => !kept.some((each) => isDeepStrictEqual(each, now)))
  if (added.length > 0) writeFileSync(file, `${JSON.stringify([...kept, ...added], null, 2)}\n`)
  console.log(added.length === 0 ? 'All words in force are kept.' : `${added.length} added.`)
})
