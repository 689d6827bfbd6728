/**
 * TeX's dashes: `10--20` → `10–20`, `encoder--decoder` → `encoder–decoder`, `it --- so` → `it — so`. Options
 * (`--help`, `npm run x -- --y`), decrements (`i--`), rules, arrows and comments stay.
 */
export function mendDashes(text: string): string {
  if (!text.includes('--')) return text
  return text
    .replace(/(?<![-–—<!])---(?![-–—>])/g, '—')
    .replace(/(?<=[\p{L}\p{N}.)\]”’"'%°²³$*])(?<!(?<!\p{L})[a-z])--(?=[\p{L}\p{N}([“‘"'$*])/gu, '–')
    .replace(/(?<=(?<![\p{L}-])[a-z])--(?=[a-z](?![\p{L}-]))/gu, '–')
    .replace(/(?<=[\p{L}\p{N}.,;:)\]”’"'%*] )--(?= [^-\s])/gu, '–')
    .replace(/(?<=\p{L}{2}|\d|[)%”"])--(?= \p{L})(?! \p{L}+-)/gu, '–')
}
