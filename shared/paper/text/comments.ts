/** A line of nothing but a comment. A line that goes on after a number is none: `50⏎% of it`. */
const line = /(?<=^|[^\d\s)$\]}%][ \t]*\n)[ \t]*%(?!\s*(?:of|is|are|was|change|error)\b)[^\n]*(?:\n|$)/g
/** The end of a line, behind a sentence, or with a word that only comments begin with. `%s` is a place for words. */
const end =
  /(?:(?<=[.!?])[ \t]*%+[ \t]+(?!(?:of|is|are|was|change|error)\b)[\p{L}{\\$*]|(?<=[\p{L}.!?}][,;:]?)[ \t]+%+[ \t]*(?:TODO|FIXME|NOTE|XXX|[Cc]omment|[Cc]heck|[Cc]ite)(?!\p{L}))[^\n]*/gu
/** A sign that only joins two lines. After a number, or a letter that stands for one, it is a per cent sign. */
const joining = /(?<=[A-Za-z.,;:!?)}])(?<!(?:^|[^A-Za-z])[A-Za-z])(?<!\\)%[ \t]*\n/g

/** The same behind a sentence and a space. */
const joiningSentences = /(?<=[.!?;:])[ \t]+%+[ \t]*(?=\n)/g
/** Such a sign in a text that lost its lines: nobody can tell where the comment ends. */
const lostLine = /(?<=[.!?])[ \t]*%+[ \t]+(?!(?:of|is|are|was|change|error)\b)(?=[\p{L}{\\$*])/gu
/** In characters: no comment behind a sentence is longer. */
const longestComment = 80

/** Takes TeX's comments out of a text that still has its lines. */
export function withoutComments(text: string): string {
  if (!text.includes('%')) return text
  const start = text.includes('\n') ? -1 : text.search(lostLine)
  if (start >= 0 && text.length - start > longestComment) return text.replace(lostLine, ' ')
  const without = text.replace(joiningSentences, '').replace(line, '')
  return (without.trim() === '' ? text : without).replace(end, '').replace(joining, '\n')
}
