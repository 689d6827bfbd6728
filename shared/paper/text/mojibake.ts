/**
 * The characters that Windows-1252 has in place of the bytes 0x80 to 0x9F. Five bytes have none there and come
 * as themselves.
 */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf: ReadonlyMap<string, number> = new Map(
  [...windows].map((letter, place) => [letter, 0x80 + place]),
)

const upper = `[\\u0080-\\u00ff${windows}]`
const continuation = `[\\u0080-\\u00bf${windows}]`
/** What UTF-8 makes of one character, each byte read as a character of its own. */
const sequence = `(?:[\\u00c2-\\u00df]${continuation}|[\\u00e0-\\u00ef]${continuation}{2}|[\\u00f0-\\u00f4]${continuation}{3})`
const suspicious = new RegExp(sequence, 'u')
const runs = new RegExp(`${upper}+`, 'gu')
const wholly = new RegExp(`^${sequence}+$`, 'u')
const sequences = new RegExp(sequence, 'gu')

/**
 * What may follow a letter in good text: the end of a quotation, a dash, a mark of a footnote, a unit's power,
 * a space that does not break.
 */
const follower = '[\\u00a0\\u00ad´’”“‘…–—›»‹«®™©°ªº¹²³·†‡•§¶]'
const natural = new RegExp(`^.${follower}+$`, 'u')
/** Letters of Czech, Slovak and Slovenian words, and what follows them: `Tomáš’s`, `„Kříž“`, `KŘÍŽ`, `VÝŠKA`. */
const czechEnd = new RegExp(`^[à-ï][šž]${follower}$`, 'u')
const czechCapitals = /^[ÈÉÊÌÍÒÓÙÚÛÝ][ŠŽŒ]$/u
/** After `Å`, the unit, come dashes, ends and powers, and nothing else. */
const afterAngstrom = /^Å[\u00a0’”…–—²³·]$/u

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Repairs UTF-8 that was read as Windows-1252 or Latin-1, once or more often: `JosÃ©` → `José`, `donâ€™t` →
 * `don’t`. A run of such characters is repaired only if all of it is valid UTF-8, and if it certainly is no
 * good text: `MANHÃ”`, `50 Å²` and `CAFÉ”` would be valid, too. They are repaired only in a text whose every
 * run is valid and one of which is certain.
 */
export function mendMojibake(text: string): string {
  if (!suspicious.test(text)) return withoutRemains(text)
  const found = [...text.matchAll(runs)].map((run) => ({
    decoded: decode(run[0]),
    isCertain: isCertain(run[0], text.slice(0, run.index), text.slice(run.index + run[0].length)),
  }))
  const isThroughout =
    found.some(({ decoded, isCertain }) => decoded !== undefined && isCertain) &&
    found.every(({ decoded }) => decoded !== undefined)
  let place = 0
  const mended = text.replace(runs, (run) => {
    const { decoded, isCertain } = found[place++] ?? {}
    return decoded !== undefined && (isCertain || isThroughout) ? decoded : run
  })
  return withoutRemains(mended)
}

function decode(run: string, depth = 0): string | undefined {
  if (!wholly.test(run) || depth > 2) return undefined
  let decoded: string
  try {
    decoded = utf8.decode(Uint8Array.from(run, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0)))
  } catch {
    return undefined
  }
  const again = decode(decoded, depth + 1)
  if (again !== undefined) return again
  return /[\p{Cc}\p{Cn}\p{Co}]/u.test(decoded) ? undefined : decoded
}

/** Does a run contain a sequence that good text cannot have at this place? */
function isCertain(run: string, before: string, after: string): boolean {
  const all = run.match(sequences) ?? []
  return all.some((one, place) => {
    const previous = place > 0 ? '' : (/[\p{L}\p{M}]$/u.exec(before)?.[0] ?? '')
    const lead = one.charAt(0)
    if (/[×ß]/.test(lead)) return all.length > 1 && !natural.test(one)
    if (afterAngstrom.test(one) || (lead === 'Å' && /\d\s?$/.test(before)) || czechCapitals.test(one))
      return false
    if (previous !== '' && czechEnd.test(one)) return false
    if (!natural.test(one)) return true
    // Within a word of Vietnamese: `Nguyá»…n`.
    if (/^á[º»]/u.test(one) && previous !== '' && /^\p{Ll}/u.test(after)) return true
    if (/^â[†‡•™©®°§¶]/u.test(one)) return true
    // Small letters end words before a quotation mark or a dash.
    if (one.length > 2 || !/\p{Lu}/u.test(lead)) return false
    // No capital letter follows a small one, or ends a word of its own.
    if (/\p{Ll}/u.test(previous)) return true
    if (place > 0) return false
    const isInWord = /^\p{L}/u.test(after)
    const isUsual = /[ÂÃÄÎÏÐÑ]/.test(lead)
    if (previous !== '') return isInWord && (isUsual ? !/[\u00a0’–—·]$/u.test(one) : /[‘“ª«]$/u.test(one))
    return isUsual && (isInWord || !/[\u00a0’”“‘«»›]$/u.test(one))
  })
}

/** What is left where a byte was lost on the way: `endÂ Next`, `voilÃ  la`, a quotation that ends in `â€`. */
function withoutRemains(text: string): string {
  if (!/[ÂÃ] |â€/.test(text)) return text
  return text
    .replace(/(?<=[\p{Ll}\d.,;:)])Â(?= )/gu, '')
    .replace(/(?<=\p{Ll})Ã(?= )/gu, 'à')
    .replace(/(?<=“[^“”]{1,300})â€(?=[\s.,;:!?)]|$)/gu, '”')
}
