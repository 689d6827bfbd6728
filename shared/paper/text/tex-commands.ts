import { greek } from './tex-symbols.ts'

/** Abbreviations that styles of conferences define. */
const abbreviations: Readonly<Record<string, string>> = {
  eg: 'e.g.',
  ie: 'i.e.',
  etal: 'et al.',
  etc: 'etc.',
  wrt: 'w.r.t.',
  aka: 'a.k.a.',
  iid: 'i.i.d.',
}

/** A mark behind words. In a sentence's own words (`by \citet{x}`), it cannot be taken away. */
const reference =
  /[\s~]*\\(?<!(?:^|[.!?]|\b(?:[Ii]n|[Bb]y|of|[Ff]rom|[Ff]ollowing|[Ss]ee|and|[Ww]ith|to|than|[Ll]ike|[Oo]n|per|via|[Aa]s|for))[\s~]*\\)(?:(?:no)?cite[a-z]*|ref|autoref|cref|Cref|eqref|label|footnotemark|footnoteref)\*?\s*(?:\[[^[\]]*\])*(?:\{[^{}]*\})?/g
const setting = /\\(?:hypersetup|vspace\*?|color|pdfoutput)\s*\{[^{}]*\}\s?/g
const coloured = /\\(?:textcolor|colorbox)\s*(?:\[[^[\]]*\])?\{[^{}]*\}\{([^{}]*)\}/g
const colouredGroup = new RegExp(`(?<![\\w}])\\{${coloured.source}\\s*\\}`, 'g')
const sized = /\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge)\s*\{([^{}]*)\}/g
const footnote = /\s*\\footnote(?:text)?\s*(?:\[[^[\]]*\])?\{([^{}]*)\}/g
/** arXiv takes the first letter of a name for an accent: `\beta` → `\b{eta}`. */
const takenForAccent = /\\([bcdkrtuv])\{([a-z]{2,9})\}/g

/**
 * Commands that mean something in a paper and nothing in a line of text: `\footnote{x}` → ` (x)`,
 * `\textcolor{blue}{x}` → `x`, `\enquote{x}` → `“x”`, `\cite{x}` → nothing, `\eg` → `e.g.`. Macros of the
 * authors stay: nobody knows what `\ours` means.
 */
export function mendCommands(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .replace(takenForAccent, (all, first: string, rest: string) => greek[`${first}${rest}`] ?? all)
    .replace(reference, '')
    .replace(setting, '')
    .replace(colouredGroup, '$1')
    .replace(coloured, '$1')
    .replace(sized, '$1')
    .replace(/\\enquote\*?\s*\{([^{}]*)\}/g, '“$1”')
    .replace(footnote, (_, inside: string) => (inside.trim() === '' ? '' : ` (${inside.trim()})`))
    .replace(
      /\\(eg|ie|etal|etc|wrt|aka|iid)(?![A-Za-z])(?:\{\})?\.?/g,
      (all, name: string) => abbreviations[name] ?? all,
    )
}
