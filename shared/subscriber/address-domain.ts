import { domainToASCII, domainToUnicode } from 'node:url'

export type DomainProblem =
  /** A dot first, last or twice in a row. */
  | 'dots'
  /** A part longer than 63 in its ASCII form. */
  | 'too-long'
  /** A part is not of letters, digits and inner hyphens, or is Punycode that does not decode. */
  | 'invalid-domain'
  /** An IP address, in brackets or bare, or another number where the top-level domain should be. */
  | 'numeric-domain'

export type ParsedDomain =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly problem: DomainProblem }

/** The domain of RFC 5321 §4.1.2 in a text, in lower case and as A-labels (RFC 5890), or why it is none. */
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
  // RFC 3696 §2: no top-level domain is all digits, so that no name looks like an IP address.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return { ok: false, problem: 'numeric-domain' }
  return { ok: true, domain: labels.join('.') }
}

/** What RFC 5895 §2 lets a program do to what people type: lower case, usual widths, composed letters, plain dots. */
function mapped(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\uff00-\uffef]/g, (wide) => wide.normalize('NFKC'))
    .normalize('NFC')
    .replaceAll('\u3002', '.')
}

/**
 * Node's functions follow URLs, which forgive much: `%41` becomes `a`, `①` becomes `1`, a tab or soft hyphen
 * vanishes, a `/` cuts, undecodable Punycode passes. Hence each label alone, and both ways must agree.
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
