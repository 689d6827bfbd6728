import { links, mayNameMailbox, type Purpose } from './links.ts'

const base64url = '[A-Za-z0-9_-]'
const id = `${base64url}{22}`

/** What a token carries, with the dot behind it. A token of the first epoch leaves the epoch out. */
const carried = {
  request: `${base64url}{22}\\.`,
  requestAndMailbox: `(?:${base64url}{22}){1,2}\\.`,
  epoch: '(?:[0-9]+l?\\.)?',
  nothing: '',
} as const

/** The shape of a link's token. Lengths are known, so what follows a token is seen even if it could stand in one. */
function shapeOf(purpose: Purpose): string {
  const { carries, lifetimeMs } = links[purpose]
  const expiry = Number.isFinite(lifetimeMs) ? '[a-z0-9]+\\.' : ''
  return `${base64url}+\\.${id}\\.${expiry}${carried[mayNameMailbox(purpose) ? 'requestAndMailbox' : carries]}${base64url}{22}`
}

/**
 * What mail programs, sites and people leave behind a link: punctuation, and characters that were encoded for a URL
 * (`%3E`), for HTML (`&gt;`) or in quoted-printable (`=20`). A letter or a digit of its own makes the token another one.
 * No text has two readings here, or else a long one would take the pattern for ever: the `;` of `&gt;` is any sign.
 */
export const debris = '(?:%(?:25)*[0-9A-Fa-f]{2}|=[0-9A-F]{2}|&(?:#[A-Za-z0-9]+|[a-z]+)|[^A-Za-z0-9])*'

/**
 * The token in a text that was copied with a link; the text itself if it holds none. A text with several readings has
 * the one that has the shape of a token.
 */
export function copiedToken(purpose: Purpose, copied: string): string {
  const pattern = new RegExp(`^[^\\w-]*(${shapeOf(purpose)})${debris}$`)
  for (const reading of readings(copied)) {
    const token = pattern.exec(reading)?.[1]
    if (token !== undefined) return token
  }
  return copied
}

function readings(copied: string): readonly string[] {
  // A line that was broken leaves white space, and the sign of a quotation before the next line.
  const text = decodedAgain(copied).replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
  return [
    text,
    // Quoted-printable hides a sign of the token only where a line begins with it.
    text
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/[\s=>|]/g, ''),
    text.replace(/[=>|]/g, ''),
  ]
}

/** Some gates for mail encode the links that they check, so that a sign is encoded twice. */
function decodedAgain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
