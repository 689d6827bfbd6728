/** Words in `-ise` that Americans write so, too, by the letters before `se`. */
const sameInBoth =
  /(?:[ouae]i|wi|guard|^(?:a|sun)?ri|pri|[pr][or]omi|premi|demi|surmi|[ao]rtoi|(?:pre|con|in|ex|exer|circum)ci|(?:super|re|de|ad|tele|impro)vi|(?:exper|adver|trea|chas)ti|paradi|merchandi|franchi|despi)s(?:e[sdr]?|ers|ing|able|ations?)$/

/** British endings and beginnings, with the American ones. Several may apply to one word: `neighbourhoods`. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^practis(?=e|ing)/, 'practic'],
  [/(?<=[a-z]{3}i)s(?=(?:e[sdr]?|ers|ing|able|ations?|ational|ability)$)/, 'z'],
  [/(?<=(?:l|^(?:re)?anal|catal)y)s(?=(?:e[sdr]?|ers|ing)$)/, 'z'],
  [/(?<=col|fav|hon|^hum|lab|vap|tum|^rum|arm|^od|^vig|savi|flav|harb|endeav|neighb|behavi|splend)our/, 'or'],
  [/(?<=cen|me|^li|thea|spec|goi|lus)tre(?=s?$)/, 'ter'],
  [/(?<=cen)tr(?=ed$|ing$)/, 'ter'],
  [/(?<=fi|cali|som)bre(?=s?$)/, 'ber'],
  [/(?<=(?:ana|cata|dia|mono|homo|epi|pro)log)ue(?=s?$)/, ''],
  [/(?<=^(?:de|of|pret)[ef]?)ence(?=s?$)/, 'ense'],
  [/^licence/, 'license'],
  [/(?<=^|micro)programme(?=s?$)/, 'program'],
  [/^artefact/, 'artifact'],
  [/^sceptic/, 'skeptic'],
  [/^mould/, 'mold'],
  [/^grey/, 'gray'],
  [/^age(?=ing$)/, 'ag'],
  [/^sulph/, 'sulf'],
  [/^alumini(?=um$)/, 'alumin'],
  [/(?<=man)oeuv(?:re(?=s?$)|r(?=[ei]))/, 'euver'],
  [/(?<=judg|acknowledg)e(?=ment)/, ''],
  [/^plough/, 'plow'],
  [/^(?=oes)o/, ''],
  [/^foet(?=al$|us)/, 'fet'],
  [/(?<=^(?:an|isch|leuk|hyperglyc|hypoglyc|bacter))ae(?=m)/, 'e'],
  [/^haem(?=o|at)/, 'hem'],
  [/^(ortho)?paed(?=i)/, '$1ped'],
  [/^gynaec/, 'gynec'],
  [/(?<=^an|^kin|syn)aesth/, 'esth'],
]

/** Only words with one of these can change: most are passed over at once. */
const mayBeBritish =
  /is[eai]|ys[ei]|our|[tb]re|tring|gue|ence|programme|artef|scept|mould|grey|agein|sulph|alumini|oeu|ement|plough|oes|foet|ae/

/** A word in American spelling: `quantisation` → `quantization`. It comes in folded, and most come out as they were. */
export function inAmericanSpelling(word: string): string {
  if (!mayBeBritish.test(word) || sameInBoth.test(word)) return word
  return rules.reduce((spelt, [british, american]) => spelt.replace(british, american), word)
}
