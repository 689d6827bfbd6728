const spanish =
  /(?<!\p{L})(ni|se|jalape|ma|pi|espa|monta|compa|peque|catalu|coru|logro)~(n(?:[oa]s?|or(?:a|es|as|ita)?|ana|ata|ol(?:a|es|as)?|ia))(?!\p{L})/giu

/**
 * Tildes and accents of names that lost their backslash: `Maga~na` → `Magaña`, `Jo~ao` → `João`, `Milenkovi'c`
 * → `Milenković`. As a tie, the tilde would stand before a word: none begins with `nez` or is `ao`.
 */
export function mendBareAccents(text: string): string {
  const ended = text.includes("i'c") ? text.replace(/(?<=\p{Lu}\p{Ll}*i)'c(?![\p{L}'’])/gu, 'ć') : text
  if (!ended.includes('~')) return ended
  return ended
    .replace(
      /(?<=(?<![\p{L}~])\p{Lu}\p{Ll}*)~n(?=(?:as?|e[zd]|edas?|e[rt][oa]s?|iz(?:ares)?|iga|oz|ol(?:es|as?)?|uel[oa]?|ana)(?!\p{L}))/gu,
      'ñ',
    )
    .replace(spanish, (_, start: string, end: string) => `${start}ñ${end.slice(1)}`)
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~a(?=(?:o|es|os)(?!\p{L}))/gu, 'ã')
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~o(?=es(?!\p{L}))/gu, 'õ')
}

/** As `mendBareAccents`, in the name of a person, where a tilde before an `n` is an accent, and any other a tie. */
export function mendBareTildes(name: string): string {
  if (!name.includes('~')) return name
  return name
    .replace(/(?<=\p{L})(?<!\\)~n(?=\p{Ll})/gu, 'ñ')
    .replace(/(?<!\\)~(?!(?:ao|aes|aos|oes)(?!\p{L}))/gu, ' ')
}
