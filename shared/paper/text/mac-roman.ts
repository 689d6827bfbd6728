/** UTF-8 that was read as Mac OS Roman, for what texts have of it: quotation marks, dashes, letters of words. */
const macRoman: Readonly<Record<string, string>> = {
  '‚Äô': '’',
  '‚Äò': '‘',
  '‚Äú': '“',
  '‚Äù': '”',
  '‚Äì': '–',
  '‚Äî': '—',
  '‚Ä¶': '…',
  '‚Ä¢': '•',
  '√©': 'é',
  '√®': 'è',
  '√°': 'á',
  '√≠': 'í',
  '√≥': 'ó',
  '√∫': 'ú',
  '√±': 'ñ',
  '√º': 'ü',
  '√∂': 'ö',
  '√§': 'ä',
  '√ß': 'ç',
}
const asMacRoman = /‚Ä[ôòúùìî¶¢]|(?<=\p{L})√[©®°≠≥∫±º∂§ß](?=\p{L}|[\s.,;:)”’‚]|$)/gu

/** `don‚Äôt` → `don’t`, `caf√©` → `café`; `2√±1` stays. */
export function mendMacRoman(text: string): string {
  return /‚Ä|√/.test(text) ? text.replace(asMacRoman, (all) => macRoman[all] ?? all) : text
}
