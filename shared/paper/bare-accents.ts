/** Marks of their own before a letter, as text copied from a PDF has them: `G¨odel`, `Garc´ıa`. */
const marksOfPdf: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '¨': '\u0308',
  '˝': '\u030b',
  '¸': '\u0327',
  '˘': '\u0306',
  ˇ: '\u030c',
  '˚': '\u030a',
  '˜': '\u0303',
}
/** `´` may also be an apostrophe: `l´eau`, `it´s`. */
const ofPdf =
  /(?<=\p{L})([¨])([aeiouyı])|(?<=(?<![\p{L}])[BFGHKPRVZ]|\p{L}{2})(´)([aeiouyıcnz])|(?<=\p{L})(´)(ı)|(?<=\p{L})(˝)([ou])|(?<=\p{L})(¸)([cst])|(?<=\p{L})(˘)([agı])|(?<=\p{L})(ˇ)([cdenrstz])|(?<=\p{L})(˚)([au])|(?<=\p{L})(˜)([nao])/gu

const spanish =
  /(?<!\p{L})(ni|se|jalape|ma|pi|espa|monta|compa|peque|catalu|coru|logro)~(n(?:[oa]s?|or(?:a|es|as|ita)?|ana|ata|ol(?:a|es|as)?|ia))(?!\p{L})/giu

/**
 * Tildes and accents of names that lost their backslash: `Maga~na` → `Magaña`, `Jo~ao` → `João`, `Milenkovi'c`
 * → `Milenković`. As a tie, the tilde would stand before a word: none begins with `nez` or is `ao`.
 */
export function mendBareAccents(text: string): string {
  const marked = /[´¨˝¸˘ˇ˚˜]/.test(text) ? text.replace(ofPdf, fromPdf) : text
  const ended = marked.includes("i'c") ? marked.replace(/(?<=\p{Lu}\p{Ll}*i)'c(?![\p{L}'’])/gu, 'ć') : marked
  if (!ended.includes('~')) return ended
  return ended
    .replace(
      /(?<=(?<![\p{L}~])\p{Lu}\p{Ll}*)~n(?=(?:as?|e[zd]|edas?|e[rt][oa]s?|oz|ol(?:es|as?)?|uel[oa]|ana)(?!\p{L}))/gu,
      'ñ',
    )
    .replace(spanish, (_, start: string, end: string) => `${start}ñ${end.slice(1)}`)
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~a(?=(?:o|es|os)(?!\p{L}))/gu, 'ã')
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~o(?=es(?!\p{L}))/gu, 'õ')
}

function fromPdf(all: string, ...groups: (string | number | undefined)[]): string {
  const [mark = '', base = ''] = groups.filter((group) => typeof group === 'string')
  const composed = `${base === 'ı' ? 'i' : base}${marksOfPdf[mark] ?? ''}`.normalize('NFC')
  return composed.length === 1 ? composed : all
}

/** As `mendBareAccents`, in the name of a person, where a tilde before an `n` is an accent, and any other a tie. */
export function mendBareTildes(name: string): string {
  if (!name.includes('~')) return name
  return name
    .replace(/(?<=\p{L})(?<!\\)~n(?=\p{Ll})/gu, 'ñ')
    .replace(/(?<!\\)~(?!(?:ao|aes|aos|oes)(?!\p{L}))/gu, ' ')
}
