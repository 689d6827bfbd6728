/** Words of groups that sign papers. */
export const group =
  '(?:collaborations?|consortium|consortia|teams?|(?:working |study |research )?groups?|project|initiative|network|community|society|committee|alliance|investigators|experiments?|task force)'
/** `Institute of Electrical and Electronics Engineers` */
const institution =
  /\b(?:institutes?|departments?|cent(?:er|re)s?|school|college|faculty|ministry|academy|council|association|office|bureau|agency) (?:of|for) (?!.*\b(?:institute|department|cent(?:er|re)|school|college|university)\b).*\s(?:and|&)\s/i
/** `A Collaboration and B Collaboration`, `Ada Beet and the B Collaboration` */
const joinsGroups = new RegExp(`(?:\\b${group} (?:and|&) |\\s(?:and|&) the )`, 'iu')
const endsInGroup = new RegExp(`${group}$`, 'iu')

/** What stands in the place of a name, but names nobody. */
const nobody =
  /^(?:and|by|the|with|et|authors?|co-?authors?|contributors?|core contributors?|corresponding authors?|lead authors?|eds\.?|editors?|et\.?al\.?|al\.|equal contributions?|members?|(?:senior |student |life )?(?:member|fellow)(?:,? (?:ieee|acm))?|(?:ieee|acm) (?:senior |student )?(?:member|fellow)|ieee|acm|orcid(?: id)?|e-?mail|(?:n\/?a|null|undefined)(?: (?:n\/?a|null|undefined))*|ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|m\.?ph\.?|dr\.?|prof\.?)$/i
const initials = /^(?:\p{Lu}\.[\s-]?)+$/u
const suffix = /^(?:(?:jr|sr|ii|iii|iv|esq|inc|ltd|llc|corp|gmbh)\.?|co\.)$/i

/** The sides of a colon after a group's name (`X Team: A, B`), and what stands between semicolons. */
export function sidesOf(text: string): { readonly text: string; readonly isOfGroup: boolean }[] {
  const sides = text.split(/\s*[:：]\s*/)
  return sides.flatMap((side) =>
    side.split(/\s*[;|•；]\s*|\s+[·/]\s+/).map((part) => ({ text: part, isOfGroup: sides.length > 1 })),
  )
}

/** The people of a text that names several. */
export function people(text: string, isList: boolean): string[] {
  const pieces = text
    .split(/\s*[,，、]\s*(?:(?:and|&)\s+)?|\s+(?:and|AND|&)\s+/u)
    .filter((piece) => piece !== '')
  if (pieces.length <= 1 || isOneGroup(text)) return [text]
  // `Doe, Jane, Jr.`
  const [last = '', first = '', generation = '', ...rest] = pieces
  if (!isList && rest.length === 0 && suffix.test(generation) && isInverted(last, first))
    return [`${first} ${last} ${generation}`]
  const people: string[] = []
  for (const piece of pieces) {
    if (people.length > 0 && suffix.test(piece)) people[people.length - 1] += ` ${piece}`
    else if (!nobody.test(piece)) people.push(piece)
  }
  // `Doe, J., Roe, M.` are two people.
  const isPaired =
    people.length > 2 &&
    people.length % 2 === 0 &&
    people.every((piece, place) => initials.test(piece) === (place % 2 === 1))
  if (isPaired)
    return people.flatMap((piece, place) => (place % 2 === 0 ? [`${people[place + 1]} ${piece}`] : []))
  // `Doe, J.` and `Doe, Jane` are one person.
  const [surname = '', given = '', ...others] = people
  const isOne = !isList && others.length === 0 && text.includes(',') && isInverted(surname, given)
  return isOne ? [`${given} ${surname}`] : people
}

/** Is it a surname before a comma, and given names behind? `ATLAS, CMS Collaborations` are two groups. */
function isInverted(surname: string, given: string): boolean {
  return (
    /^\S+$|^(?:\p{Ll}|['’])/u.test(surname) &&
    /^(?:\p{L}\.?[\s-]?)+$/u.test(given) &&
    !(given.includes(' ') && endsInGroup.test(given))
  )
}

/** `Research and Development Team` is one name; `Ada Beet and the CMS Collaboration` are two. */
function isOneGroup(text: string): boolean {
  const isAnother = joinsGroups.test(text) && !text.endsWith('s')
  return !/[,，、]/.test(text) && (endsInGroup.test(text) || institution.test(text)) && !isAnother
}

/** Does a text have a letter, and is it more than a degree or a suffix? */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !nobody.test(text) && !suffix.test(text)
}
