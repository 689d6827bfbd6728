const numbered =
  '(?:Figs?|Figures?|Secs?|Sects?|Sections?|Tabs?|Tables?|Eqs?|Eqns?|Theorems?|Thms?|Lemmas?|Props?|Defs?|Algs?|Algorithms?|Ch|Chapters?|Parts?|Appendix|Refs?|pp?|No|vs)\\.?'
const tieBeforeNumber = new RegExp(`(?<=(?<![A-Za-z])${numbered})~(?=\\(?\\d)`, 'g')

const tieBeforeUnit =
  /(?<=(?<![\w.,~-])\d{1,6}(?:[.,]\d{1,3})?)~(?=(?:[kMGT]?Hz|dBm?|[KMGT]i?B|px|[mnµμ]s|[nµμmck]m|[kM]?Ω|°[CF]?|[mb]illion|trillion|thousand|fps|FPS|kg|mW|bits?|hours?|minutes?|seconds?|days?|years?|[A-Z]{2,5}s?)(?![A-Za-z0-9(]))/g
/** `CVPR~2026`, `SAM~3`: no value, which would have decimals or a per cent sign, and no revision of Git (`HEAD~1`). */
const tieAfterName =
  /(?<=(?<![\w@-])(?!HEAD~)(?:[A-Z][A-Za-z]{2,}|and))~(?=\d{1,4}(?![\d.,]*\d|\s?%|\s?[~–-]\s?\d|[A-Za-z×]))/g

/**
 * Turns a tie between two words into a space. Other ties stay: before a number a tie means "about" (`~2%`),
 * between numbers "to" (`10~30%`), and between names or after one letter perhaps a range or a distribution
 * (`May~July`, `x~N(0,1)`).
 */
export function mendTies(text: string): string {
  if (!text.includes('~')) return text
  return text
    .replace(tieBeforeNumber, ' ')
    .replace(/(?<=[§¶])~(?=\d)/g, ' ')
    .replace(/(?<=(?<![\p{L}\p{N}])\p{Lu}\.)~(?=\p{Lu})/gu, ' ')
    .replace(/(?<=\p{L}[.)\]”’"']?[,;:])~(?=\p{L}{2})/gu, ' ')
    .replace(/(?<=(?<!\S)[aA])~(?=[a-z-]{3,40}(?:[,.;:]? |$))/g, ' ')
    .replace(tieBeforeUnit, ' ')
    .replace(tieAfterName, ' ')
    .replace(/(?<=[A-Z][A-Za-z]{2,})~(?=[A-Z](?![\w(])|v\d)/g, ' ')
    .replace(/(?<=[a-z]{2}|[a-z]\.|[a-z][)\]])~(?=[a-z]{2}(?![a-z]*\())/g, ' ')
    .replace(/(?<=(?<![A-Za-z])[a-z]{2,}|[a-z]\.)~(?=[A-Z][a-z]*(?![a-z]*\())/g, ' ')
    .replace(/(?<=[A-Z][A-Za-z]+)~(?=[a-z]{2}(?![a-z]*\())/g, ' ')
    .replace(/(?<=[A-Za-z]{2}|[a-z]\.)~(?=\([A-Z][A-Za-z\d-]*[A-Z]s?\)|\[)/g, ' ')
}
