import { bears, isCoined } from './title-name.ts'

const blank = '(?:METHOD|MODEL|NAME|DATASET|SYSTEM|FRAMEWORK|TITLE|BENCHMARK|TOOL|ANONYMI[SZ]ED)'
/** What is left of a macro of the authors in readable text: `ourmodel`. */
const macroName =
  '(?<![\\p{L}\\d])(?:(?:[Oo]ur|my|the|full|proposed)(?:[Mm]odel|[Mm]ethod|[Ss]ystem|[Dd]ataset|[Bb]ench(?:mark)?|[Ff]ramework|[Aa]pproach|[Tt]ool|[Nn]ame)|(?:[Mm]odel|[Mm]ethod|sys|[Ss]ystem|[Tt]ool|dataset|bench|proj(?:ect)?|paper|framework)(?:[Nn]ame|full|Full|short|Short))(?![\\p{L}\\d])'
/** Of macros that are words by themselves (`\\ours`, `\\method`): what is made has no such name. */
const macroWord =
  '(?<=(?<![\\p{L}-])(?:propose|introduce|present|develop)s? )(?:[Oo]urs?|OURS|[Mm]ethod|[Mm]odel|name|NAME|METHOD|MODEL|SYSTEM|system|framework|approach|tool)(?=[.:]|, (?:an?|the|our|one|which) | \\(| that | which )'
const source = `(?:\\\\[A-Za-z]{3,}(?:\\{\\})?|\\[(?:[A-Z]+[ _-])?${blank}(?:[ _-][A-Z]+)?\\]|(?<![\\p{L}\\d])(?:XXX+|TODO|TBD)(?![\\p{L}\\d])|${macroName}|${macroWord})`

/** A macro of the authors (`\ourmodel`, `ourmodel`), or a blank that a template left (`[METHOD NAME]`). */
export const placeholder = new RegExp(source, 'u')

const inApposition = new RegExp(`${source}, (?=(?:a|an|the|our|one) )`, 'gu')
const inPassing = new RegExp(
  `,? (?:\\((?:a\\.k\\.a\\. |aka |i\\.e\\.,? |namely )?${source}\\)|(?:called|named|termed|dubbed|namely) ${source})`,
  'gu',
)

/** A sentence with the work's own name in place of a placeholder; without it, where it needs no name. */
export function withoutPlaceholder(sentence: string, name: string | undefined): string {
  if (!placeholder.test(sentence)) return sentence
  if (name?.split(' ').some(isCoined)) return withoutRepeat(sentence, name).replace(placeholder, () => name)
  const bare = sentence.replace(inApposition, '').replace(inPassing, '')
  // What stands before the colon may name what the work is about.
  return name === undefined ? bare : bare.replace(placeholder, () => name)
}

/** A sentence that names the work already needs no second name in passing. */
function withoutRepeat(sentence: string, name: string): string {
  return bears(sentence, name) ? sentence.replace(inPassing, '') : sentence
}
