/** A line of nothing but a comment. A line that goes on after a number is none: `50⏎% of it`. */
const line = /(?<=^|[^\d\s)$\]}%][ \t]*\n)[ \t]*%(?!\s*of\b)[^\n]*(?:\n|$)/g
/** The end of a line, behind a sentence, or with a word that only comments begin with. `%s` is a place for words. */
const end =
  /(?:(?<=[.!?])[ \t]*%+[ \t]+(?!of\b)[\p{L}{\\$*]|(?<=[\p{L}.!?}][,;:]?)[ \t]+%+[ \t]*(?:TODO|FIXME|NOTE|XXX|[Cc]omment|[Cc]heck|[Cc]ite)(?!\p{L}))[^\n]*/gu
/** A sign that only joins two lines. After a number, or a letter that stands for one, it is a per cent sign. */
const joining = /(?<=[A-Za-z.,;:!?)}])(?<!(?:^|[^A-Za-z])[A-Za-z])(?<!\\)%[ \t]*\n/g

/** Takes TeX's comments out of a text that still has its lines. */
export function withoutComments(text: string): string {
  if (!text.includes('%')) return text
  const without = text.replace(line, '')
  return (without.trim() === '' ? text : without).replace(end, '').replace(joining, '\n')
}
