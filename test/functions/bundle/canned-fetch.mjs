import { readFileSync } from 'node:fs'

/** Loaded before a bundle. The file named in CANNED_ANSWER answers every fetch; without one, every fetch fails. */
const { CANNED_ANSWER } = process.env

globalThis.fetch = async () => {
  if (CANNED_ANSWER === undefined) throw new TypeError('no network in tests')
  const headers = { 'content-type': 'application/json' }
  return new Response(readFileSync(CANNED_ANSWER, 'utf8'), { headers })
}
