import { domainToASCII, domainToUnicode } from 'node:url'

export type DomainProblem =
  /** A dot first, last or twice in a row. */
  | 'dots'
  /** A part longer than 63 characters in its ASCII form. */
  | 'too-long'
  /** A part with characters other than letters, digits and inner hyphens, or undecodable Punycode. */
  | 'invalid-domain'
  /** An IP address, in brackets or bare, or another number in the place of the top-level domain. */
  | 'numeric-domain'

export type ParsedDomain =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly problem: DomainProblem }

/** Parses a domain of RFC 5321 §4.1.2. The result is in lower case and in A-labels (RFC 5890). */
export function parseDomain(text: string): ParsedDomain {
  if (text.startsWith('[')) return { ok: false, problem: 'numeric-domain' }
  const labels: string[] = []
  for (const typed of mapped(text).split('.')) {
    if (typed === '') return { ok: false, problem: 'dots' }
    const label = asciiLabel(typed)
    if (label === undefined) return { ok: false, problem: 'invalid-domain' }
    if (label.length > 63) return { ok: false, problem: 'too-long' }
    labels.push(label)
  }
  // RFC 3696 §2: no top-level domain is all digits, so no name looks like an IP address.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return { ok: false, problem: 'numeric-domain' }
  return { ok: true, domain: labels.join('.') }
}

/** Maps what people type, as RFC 5895 §2 allows: lower case, usual widths, composed letters, plain dots. */
function mapped(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\uff00-\uffef]/g, (wide) => wide.normalize('NFKC'))
    .normalize('NFC')
    .replaceAll('\u3002', '.')
}

/**
 * The A-label of one label; undefined if it is invalid. Node's functions follow URLs, which forgive much:
 * `%41` becomes `a`, `①` becomes `1`, a tab or soft hyphen vanishes, a `/` cuts, undecodable Punycode passes.
 * Each label is therefore converted alone, and both directions must agree.
 */
function asciiLabel(label: string): string | undefined {
  const isPunycode = label.startsWith('xn--')
  const isAscii = /^\p{ASCII}*$/u.test(label)
  const unicode = isPunycode ? domainToUnicode(label) : label
  const ascii = isAscii && !isPunycode ? label : domainToASCII(unicode)
  if (!isAscii && domainToUnicode(ascii) !== unicode) return undefined
  if (isPunycode && (unicode === label || ascii !== label)) return undefined
  return /^[a-z\d]([a-z\d-]*[a-z\d])?$/.test(ascii) ? ascii : undefined
}
