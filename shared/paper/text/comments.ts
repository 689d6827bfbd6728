/** A line of nothing but a comment, and the end of a line behind a sentence. */
const commented = /^[ \t]*%[^\n]*(?:\n|$)|(?<=[.!?:;,}])[ \t]+%(?![\d%])[^\n]*$/gm
/** A sign that only joins two lines. After a number it is a per cent sign: `of 50%`. */
const joining = /(?<=[A-Za-z.,;:!?)}])(?<!(?:^|[^A-Za-z])[A-Za-z])(?<!\\)%[ \t]*(?:\n|$)/gm

/** Takes TeX's comments out of a text that still has its lines. */
export function withoutComments(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(commented, '').replace(joining, (sign) => (sign.endsWith('\n') ? '\n' : ''))
}
