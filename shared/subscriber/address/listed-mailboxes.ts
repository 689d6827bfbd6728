import { type EmailAddress, parseBareAddress } from './address.ts'

/**
 * The addresses in a text as mail servers write it (RFC 5322 §3.4): `Ann Lee <ann@example.org>`, quoted and
 * encoded phrases, comments, a group, a list, a source route, `rfc822;ann@example.org`. What yields no address
 * is left out.
 */
export function listedMailboxes(text: string): EmailAddress[] {
  return entriesOf(text.slice(0, longestText)).flatMap((entry) => addressOf(entry) ?? [])
}

/** Limits the work. A report lists one recipient with a phrase of some hundred characters at most. */
const longestText = 2_048

/** One mailbox of a list: what stands within angle brackets, and what stands around them. */
interface Entry {
  inside: string
  around: string
}

/** Splits a list where no quotes, comment or brackets enclose the separator. Comments are dropped. */
function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  let entry: Entry = { inside: '', around: '' }
  let [isQuoted, isInside, depth] = [false, false, 0]
  const add = (part: string): void => {
    entry[isInside ? 'inside' : 'around'] += part
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\\' && (isQuoted || depth > 0)) {
      const escaped = text.charAt(++at)
      if (isQuoted) add(sign + escaped)
    } else if (depth > 0) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    else if (sign === '"') {
      isQuoted = !isQuoted
      add(sign)
    } else if (isQuoted) add(sign)
    else if (sign === '(') {
      depth = 1
      add(' ')
    } else if (sign === '<') {
      isInside = true
      entry.inside = ''
    } else if (sign === '>') isInside = false
    else if (!isInside && (sign === ',' || sign === ';')) {
      entries.push(entry)
      entry = { inside: '', around: '' }
    } else add(sign)
  }
  return [...entries, entry]
}

function addressOf({ inside, around }: Entry): EmailAddress | undefined {
  // Without brackets, words may stand beside the address.
  const candidates = inside.trim() === '' ? wordsOf(around) : [inside]
  for (const candidate of candidates) {
    const parsed = parseBareAddress(bare(candidate))
    if (parsed.ok) return parsed.address
  }
  return undefined
}

/** The words that hold an `@`. Space around an `@` or a dot, which old software writes, parts no words. */
function wordsOf(text: string): string[] {
  const joined = text.replace(/\s+/g, ' ').replace(/ ?([@.]) ?/g, '$1')
  const words = joined.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? []
  return words.filter((word) => word.includes('@'))
}

/** Without a source route, the name of a group, `mailto:`, quotes that the address does not need, a last dot. */
function bare(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/^(?:[^":]*:)+/, '')
    .replace(/^'(.*)'$/, '$1')
    .replace(/^"((?:[^"\\]|\\.)*)"(?=@)/, (_, quoted: string) => quoted.replace(/\\(.)/g, '$1'))
    .replace(/\.$/, '')
}
