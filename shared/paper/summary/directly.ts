import { capitalised } from './capitalised.ts'
import type { Clause } from './clause.ts'
import { verbKind } from './contribution-verbs.ts'
import { endsWaiting } from './fitted.ts'
import { isCoined } from './title-name.ts'

const overcoming =
  'address|tackl|overc[ao]m|solv|resolv|mitigat|bridg|fill|clos|alleviat|challeng|meet|fulfil|remed|handl|achiev|do|' +
  'accomplish|advanc|extend|improv|pursu|realiz|realis|approach|answer|investigat|explor|study|studi|eliminat|reduc'
const overcomes = new RegExp(`^(?:${overcoming})`)
const pointsBack =
  /^ (?:it|this|these|those|such|both|the (?:gap|problem|issue|challenge|limitation|question)s?)\b/
const byDoing = /^(?: [\w’'-]+){1,5}?,? by (?:[a-z]+ly )?([a-z]{3,}ing) /
const makesToo =
  /^ [^.;:()]{3,120}?,? and (?:then |thus |therefore |further |accordingly |thereby )?(?=(?:introduce|propose|present|develop|design|devise|construct|build|create)s? )/
const withNamed =
  /^(?: [\w’'-]+){1,5}?,? (?:using|with|via|through) ([^,()]{2,40}?)(?: \([^)]{2,60}\))?, (?=(?:a|an|the first) )/

/**
 * What the authors do, said without what they do it about, where that is only pointed at: "We address this gap by
 * introducing maps" says "We introduce maps", "We formalize this and propose maps" says "We propose maps", and "We
 * address this with MAPS, a method" says "MAPS is a method". Undefined if the sentence is not of that kind.
 */
export function directly(clause: Clause, name: string | undefined): string | undefined {
  const { rest, verb } = clause
  if (clause.between.includes('not')) return undefined
  const isBack = pointsBack.test(rest)
  const second = secondDeed(clause, isBack, name)
  if (second !== undefined) return second
  if (!isBack || !overcomes.test(verb)) return undefined
  const subject = [capitalised(clause.subject), ...clause.between].join(' ')
  const [by = '', gerund = ''] = byDoing.exec(rest) ?? []
  const base = baseOf(gerund)
  if (base !== undefined && !goesOnDoing(rest.slice(by.length)))
    return `${subject} ${/^(?:we|i)$/i.test(clause.subject) ? base : third(base)} ${rest.slice(by.length)}`
  const [found = '', thing = ''] = withNamed.exec(rest) ?? []
  if (found === '' || !(thing === name || isName(thing))) return undefined
  const subjectOfIt = found.slice(found.lastIndexOf(` ${thing}`) + 1).replace(/, $/, '')
  return `${capitalised(subjectOfIt)} is ${rest.slice(found.length)}`
}

/** "by bending paths and cutting hedges": the second deed would need the form of the first. */
function goesOnDoing(tail: string): boolean {
  const second = tail.slice(0, 400).matchAll(/\band (?:[a-z]+ly )?([a-z]{3,}ing) /g)
  return [...second].some(([, gerund = '']) => baseOf(gerund) !== undefined)
}

function isName(text: string): boolean {
  const words = text.split(' ')
  return words.length <= 4 && words.every((word) => /^[\p{Lu}\d]/u.test(word)) && words.some(isCoined)
}

function secondDeed(clause: Clause, isBack: boolean, name: string | undefined): string | undefined {
  const isStep = /^(?:does|stages|talks|checks)$/.test(verbKind(clause.verb) ?? 'does')
  const [first] =
    isBack || isStep || / (?:this|these|such) /.test(clause.rest.slice(0, 40))
      ? (makesToo.exec(clause.rest) ?? [])
      : []
  if (first === undefined) return undefined
  const deed = clause.rest.slice(first.length)
  if (!isBack && !(name !== undefined && deed.slice(0, 120).includes(name))) return undefined
  return `${[capitalised(clause.subject), ...clause.between].join(' ')} ${deed}`
}

/** `introduce` of `introducing`, if it is a verb of the kind that authors use for what they do. */
function baseOf(gerund: string): string | undefined {
  const stem = gerund.slice(0, -3)
  return [`${stem}e`, stem, stem.replace(/(.)\1$/, '$1')].find(
    (base) => base.length > 1 && verbKind(base) !== undefined,
  )
}

function third(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`
}

const back = '(?:this|these|such|both|the above|those)(?: [\\w-]+){1,4}?'
const deeds =
  'address|tackl|overcom|solv|resolv|mitigat|bridg|fill|clos|alleviat|handl|meet|study|remedy|minimi[sz]|reduc|captur|exploit|perform|improv|enabl|achiev|realiz|realis|support|facilitat|eliminat|counter|combat'
const made =
  '(?:(?:specifically |explicitly |specially )?(?:designed|developed|built|tailored|aimed|intended|constructed|created|engineered) )?'
const needsPurpose = new RegExp(
  `\\b(?:able|aims?|aimed|seeks?|order|how|ability|us|it|helps?|allows?|is|are|and|attempts?|tr(?:y|ies)|goal|ways?|one|them|enough|need|needed|necessary|required|used|likely|fails?) to \\w+ ${back}\\.$`,
  'i',
)
const purpose = new RegExp(
  `,? ${made}(?:to|for|thereby|effectively|thus) ?(?:${deeds})[a-z]* ${back}\\.$|, (?:${deeds})[a-z]*ing ${back}\\.$`,
  'i',
)
const relative = new RegExp(
  ` (that|which|to) (?:[a-z]+ly )?((?:${deeds})[a-z]*) ${back} by ([a-z]{3,}ing) `,
  'i',
)

/** In characters: how long a purpose is. */
const longestPurpose = 120

/**
 * A sentence without a purpose that points back: ", to address these limitations." at its end, "that addresses this
 * trade-off by decoupling" in its midst, which becomes "that decouples".
 */
export function withoutBackwardPurpose(sentence: string): string {
  const end = sentence.slice(-longestPurpose)
  const found = needsPurpose.test(end) ? null : purpose.exec(end)
  const rest = sentence.slice(0, sentence.length - (found?.[0].length ?? 0))
  const text = found && !endsWaiting.test(rest) ? `${rest}.` : sentence
  return text.replace(relative, (whole: string, link: string, verb: string, gerund: string) => {
    const base = baseOf(gerund)
    if (base === undefined || goesOnDoing(text.slice(text.indexOf(whole) + whole.length))) return whole
    return ` ${link} ${link !== 'to' && /s$/.test(verb) ? third(base) : base} `
  })
}
