/** A DOI in small letters, because case makes no difference in it (https://www.doi.org/doi-handbook/, 3.2). */
export type Doi = string & { readonly __brand: 'Doi' }

const prefix = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:\s*|info:doi\/|urn:doi:)/i
/** The characters that every registrar uses. Others would have to be escaped in an address. */
const form = /^10\.\d{4,9}(?:\.\d{1,9})*\/[a-z0-9][-._;()/:a-z0-9]{0,199}$/
/** bioRxiv and medRxiv, under the prefix of their first years and under their own. */
const versioned =
  /^(10\.(?:1101|64898)\/[^/]{1,100}?)(?:v\d{1,3})?(?:[./](?:full|abstract|article|supplementary).*)?$/

/**
 * The DOI of a work, from any form in which a source writes it: bare, with `doi:` before it, or as an address
 * of doi.org. A preprint of bioRxiv or medRxiv has one DOI in all its versions. Undefined for anything else.
 */
export function parseDoi(text: string): Doi | undefined {
  const bare = decoded(text.trim().slice(0, longest)).replace(prefix, '').toLowerCase()
  const whole = bare.replace(/[?#].*$/, '').replace(/[.;:/]+$/, '')
  const [, work = whole] = versioned.exec(whole) ?? []
  return form.test(work) ? (work as Doi) : undefined
}

/** In characters: longer texts are no DOIs. */
const longest = 400

/**
 * The DOI within the address of a work's page, as many publishers write it
 * (`https://www.biorxiv.org/content/10.1101/…v1?rss=1`).
 */
export function doiInAddress(address: string): Doi | undefined {
  const [, found = ''] = /\/(10\.\d{4,9}\/[^?#\s]+)/.exec(decoded(address.slice(0, longest))) ?? []
  return found === '' ? undefined : parseDoi(found.replace(/\/(?:full|abstract|pdf|epdf|meta|html)\/?$/i, ''))
}

/** An address may have the slash of a DOI escaped. */
function decoded(address: string): string {
  return address.replace(/%2f/gi, '/').replace(/%28/g, '(').replace(/%29/g, ')').replace(/%3a/gi, ':')
}
