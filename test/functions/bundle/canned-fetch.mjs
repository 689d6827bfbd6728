import { readFileSync } from 'node:fs'

/**
 * Loaded before a bundle. The file named in CANNED_ANSWER answers every fetch for today, and one paper a day every
 * fetch for an older date, because the same list under several dates is none. Without a file, every fetch fails.
 */
const { CANNED_ANSWER } = process.env

globalThis.fetch = async (address) => {
  if (CANNED_ANSWER === undefined) throw new TypeError('no network in tests')
  const date = new URL(address?.url ?? address).searchParams.get('date')
  const isOlder = date !== null && date < new Date().toISOString().slice(0, 10)
  const headers = { 'content-type': 'application/json' }
  return new Response(isOlder ? JSON.stringify([paperOf(date)]) : readFileSync(CANNED_ANSWER, 'utf8'), {
    headers,
  })
}

function paperOf(date) {
  const [year, month, day] = date.split('-')
  return {
    paper: {
      id: `${year.slice(2)}${month}.000${day}`,
      title: `The Paper of ${date}`,
      summary: `It was listed on ${date}.`,
      authors: [{ name: 'Ada Author' }],
      publishedAt: `${date}T00:00:00.000Z`,
      submittedOnDailyAt: `${date}T00:00:00.000Z`,
      upvotes: 1,
    },
  }
}
