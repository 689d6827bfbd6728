/** `10--20`, `encoder--decoder`, `2$\times$--3$\times$`; between small letters, `a--b` may be code. */
const closed = /(?<=[^\s\-–—<!|=+&~])(?<!(?<!\p{L})[a-z])--(?=[\p{L}\p{N}([“‘"'$*\\])/gu
/** `it works -- mostly`; behind an option or in a command, two hyphens end the options. */
const spaced =
  /(?<!(?<!\S)-[A-Za-z-][\w=-]{0,40} |(?<!\p{L})(?:npm|npx|yarn|pnpm|git|cargo|docker|kubectl) [^.,;]{0,60})(?<=[\p{L}\p{N}.,;:)\]”’"'%*] )--(?= [^-\s])/gu
const atEnd = /(?<=\p{L}{2}|\d|[)%”"])--(?= \p{L})(?! \p{L}+-)/gu

/**
 * TeX's dashes: `10--20` → `10–20`, `it --- so` → `it — so`. Options (`--help`, `npm run x -- --y`, `rm -rf -- x`), decrements
 * (`i--`), rules, arrows and comments stay.
 */
export function mendDashes(text: string): string {
  if (!text.includes('--') || text.includes('<!--')) return text
  return text
    .replace(/(?<![-–—<!+|])---(?![-–—>+|])/g, '—')
    .replace(closed, '–')
    .replace(spaced, '–')
    .replace(atEnd, '–')
}
