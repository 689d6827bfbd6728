/** The longest text that is looked through. A pasted name and a link around an address fit in. */
const longestTyped = 2_000

/**
 * Characters without a look of their own, which come along with a copy: soft hyphens, zero-width spaces, marks of
 * direction. Not among them are U+200C and U+200D, which some scripts' domains need, and U+202D and U+202E, which turn
 * the letters after them round, so that nobody knows what was seen.
 */
const invisible = /(?!\u200c|\u200d|\u202d|\u202e)\p{Default_Ignorable_Code_Point}/gu

const space = '[\\s\\u0085\\u200c\\u200d]'
const aroundText = new RegExp(`^${space}+|(?<!${space})${space}+$`, 'g')

/**
 * Spaces that nobody types, beside the at sign or a dot of the domain. Before the at sign, a dot may end another word
 * (`Dr. ann@…`); behind the domain's first dot, it may end the address (`…@example.org. Thanks`).
 */
const fixed = '[\\u00a0\\u2000-\\u200a\\u202f\\u205f]+'
const fixedSpaceInside = new RegExp(`(?<=@|@[^@.]*\\.)${fixed}|(?<=@[^@]*)${fixed}(?=\\.)|${fixed}(?=@)`, 'g')

/** Signs that cannot begin an address, and those that cannot end one. */
const before = ',;:<>()[]"“”„‟«»‹›‘’‚•·\\'
const behind = ',;:.!?…、>)]}"“”„‟«»‹›\'‘’‚`´*|/\\'

/** A sign that belongs to its partner elsewhere in the text: `ann@[192.0.2.1]`, `"ann b"@example.org`. */
const partners: Readonly<Record<string, string>> = {
  ...{ '<': '>', '(': ')', '[': ']', '"': '"' },
  ...{ '>': '<', ')': '(', ']': '[' },
}

/** Signs around a whole address. A pair is taken off even where its first sign alone could begin an address. */
const pairs = [
  ...['<>', '()', '[]', '{}', '""', "''", '``', '**', '__', '||', '«»', '»«', '‹›', '›‹'],
  ...['“”', '„“', '„”', '””', '‘’', '‚‘', '’’', '「」', '『』', '【】', '《》', '〈〉', '〔〕'],
]

/**
 * The address in a text that a person typed or pasted, as far as the meaning is certain: without what came along with
 * it, and with plain letters and signs in place of wide ones. A text that could mean something else stays as it is.
 */
export function typedAddress(typed: string): string {
  if (typed.length > longestTyped) return typed
  let text = plain(typed.replace(invisible, ''))
  for (let last = ''; last !== text; ) {
    last = text
    text = withoutLink(withoutName(withoutSign(text.replace(aroundText, ''))))
  }
  return withPlainLocalPart(text)
}

/** Wide letters and signs as an input method types them, other at signs, full stops and hyphens. */
function plain(text: string): string {
  return text
    .replace(/[\uff00-\uffef\ufe50-\ufe6b]/g, (wide) => wide.normalize('NFKC'))
    .replaceAll('\u3002', '.')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(fixedSpaceInside, '')
}

/** The text without the pair of signs around it, or else without a sign at its end or its beginning. */
function withoutSign(text: string): string {
  const [first, last, inner] = [text.at(0) ?? '', text.at(-1) ?? '', text.slice(1, -1)]
  const isPair = text.length > 2 && pairs.includes(first + last)
  // `(a) b (c)` and `"a" <a@b> "c"` are no single pair.
  const isNested = inner.startsWith(first) && inner.endsWith(last)
  const opens = partners[first] !== undefined && [first, last].some((sign) => inner.includes(sign))
  if (isPair && (isNested || !opens)) return inner
  if (behind.includes(last) && !belongs(last, text.slice(0, -1))) return text.slice(0, -1)
  if (before.includes(first) && !belongs(first, text.slice(1))) return text.slice(1)
  return text
}

function belongs(sign: string, rest: string): boolean {
  const partner = partners[sign]
  return partner !== undefined && rest.includes(partner)
}

/** `Ann <ann@example.org>`, `ann@example.org [mailto:ann@example.org]`, `[Ann](mailto:ann@example.org)`. */
const named = [/^([^<>]*)<([^<>]*)>$/s, /^([^[\]]*)\[(mailto:[^[\]]*)\]$/is, /^\[([^[\]]*)\]\(([^()]*)\)$/s]

/** The address behind a name. If the name is another address, nobody knows which one is meant. */
function withoutName(text: string): string {
  const [, name = '', inner] = named.map((form) => form.exec(text)).find((found) => found !== null) ?? []
  if (inner === undefined) return text
  return !name.includes('@') || typedAddress(name) === typedAddress(inner) ? inner : text
}

/** A `mailto:` link (RFC 6068), whose signs may be encoded. */
function withoutLink(text: string): string {
  const [, address] = /^mailto:(?:\/\/)?([^@]*(?:@[^?]*)?)/is.exec(text) ?? []
  if (address === undefined) return text
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A local part is ASCII: a joiner in it is an accident, and a curved apostrophe is a keyboard's idea of a straight one. */
function withPlainLocalPart(text: string): string {
  const at = text.lastIndexOf('@')
  if (at < 0) return text
  const local = text.slice(0, at).replace(/\u200c|\u200d/g, '')
  return local.replace(/(?<=\w)[’ʼ‘](?=\w)/g, "'") + text.slice(at)
}
