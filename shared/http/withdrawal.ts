const word = '(?:withdrawn|withdrew|withdraw|withdrawal|retracted|retraction)'
const paper =
  '(?:paper|article|submission|manuscript|pre-?print|e-?print|work|report|note|thesis|document|draft|entry|contribution)'
const adverbs =
  '(?:(?:temporarily|permanently|voluntarily|hereby|now|already|being|since|officially|formally) )*'

const state = `(?:is|was|(?:has|have) ${adverbs}been|will be|must be|should be|needs to be|being) ${adverbs}(?:withdrawn|retracted)\\b`

/** Conferences and journals, whose own submissions come and go. */
const venue =
  '(?:iclr|icml|neurips|nips|cvpr|iccv|eccv|wacv|acl|emnlp|naacl|eacl|coling|colm|aaai|ijcai|kdd|www|sigir|tmlr|jmlr|tpami|corl|icra|iros|interspeech|icassp|aistats|uai|colt|chi|openreview|ieee|acm|elsevier|springer)'

/** Goes on with a place that is not arXiv: `withdrawn by the authors from ICML`, `withdrawn before the rebuttal`. */
const elsewhere =
  `(?:(?: by (?:(?:all|both|the|its|one of the) )*authors?)?(?: (?:from (?!(?:the )?arxiv\\b|publication\\b)|at (?!the request)|` +
  `(?:before|after|during|prior to) (?:the |its |peer )*(?:(?:re)?views?|rebuttals?|publication|decisions?|discussion)\\b)|[\\s:([-]+${venue}\\b))`

/** The paper itself is withdrawn, whatever else the sentence speaks of. */
const certainly = [
  new RegExp(
    `(?<!\\b(?:of|in|to|from|by|than|extends?|extending|supersedes?|replaces?|replacing|why|when|if|whether|that) )` +
      `\\b(?:this|the|our) (?:(?:present|current|arxiv) )?(?:${paper}|version)(?:,[^,]{1,60},| \\([^)]*\\))? ${state}(?!${elsewhere})`,
  ),
  new RegExp(
    `^(?!.*\\b(?:not|never)\\b.*(?:withdr|retract)).*\\b(?:we|i|(?:the )?(?:co-?)?authors?|the submitter)\\b.*\\b(?:withdr(?:aw|awn|ew|awing)|retract(?:ed|ing)?) (?:(?:this|the|our|my) (?:arxiv )?${paper}\\b|it\\b)(?!${elsewhere})`,
  ),
]

/** The paper itself is meant, if nothing else is. */
const ofThisPaper = [
  new RegExp(`\\b(?:this|the|our) (?:${paper}|version),? ${adverbs}withdrawn\\b`),
  /\b(?:withdrawn|retracted) (?:by|at the request of|on behalf of) (?:(?:all|both|the|its|one of the|all of the) )*(?:(?:co|first|corresponding)-?\s?)?(?:authors?|submitters?|arxiv|admin\w*|moderators?)\b/,
  /\b(?:withdrawn|retracted) from (?:the )?arxiv\b/,
  /\b(?:we|i|authors?) request(?:s|ed)? (?:the |its )?withdrawal\b|^withdrawal requested\b/,
  new RegExp(
    `\\b${paper} (?:is |was |has been )?${adverbs}(?:withdrawn|retracted)\\b(?! (?:its|the|an?|our|their)\\b)`,
  ),
  /^(?:(?:a |an |the )?(?:serious |critical |crucial |major )?(?:error|mistake|gap|bug|duplicate)\b.*|has been|(?:this|it) (?:is|was)|this is a duplicate and has been),? withdrawn$/,
]

/** The sentence says little but the word, and why. */
const bare = new RegExp(
  `^\\W*(?:(?:superseded|replaced|subsumed|merged) (?:by|with|into)\\b.*(?:\\b(?:and|thus|hence|so)|,) )?(?:(?:note|comments?|update|status|important|notice|admin note|arxiv admin note)\\b\\W*)?(?:(?:is|was|has been) )?${adverbs}` +
    `(?:(?:withdrawn|retracted)(?:\\s*(?:$|[.:,;!()[\\]–—*/]|-\\s)|\\s+(?:by|due|because|owing|as|since|for|until|pending|in fav|see|and|on|to|with|temporarily|\\d+)\\b)` +
    // Withdrawal and retraction are subjects of research, too.
    `|(?:withdrawal|retraction)(?:\\W*$|\\s*[:–—-]+\\s+(?:the|an?|errors?|mistakes?|duplicate) (?:.*\\b)?(?:errors?|mistakes?|gaps?|bugs?|wrong|incorrect|false|flawed|duplicate)\\b|\\s+of (?:this|our|the ${paper})\\b))`,
)

/** The word, but about something else: a venue, another version, another work, a claim, or nothing at all. */
const aboutElse = [
  new RegExp(`\\b${word}(?=${elsewhere})`),
  new RegExp(`\\b${venue}\\b.*\\b${word}\\b`),
  // Papers in general, as abstracts begin that study withdrawals.
  new RegExp(
    `\\b(?:an?|any|each|every|some) (?:[\\w-]+ )?${paper} .*\\b${word}\\b|^(?:why|when|how)\\b|\\bby (?:many|some|few|users)\\b`,
  ),
  new RegExp(
    `\\b(?:data(?:sets?)?|benchmarks?|models?|code|access|api|consent|products?) (?:(?:is|was|were|has been|have been|being) )?${adverbs}${word}\\b`,
  ),
  new RegExp(
    `\\b(?:earlier|previous(?:ly)?|prior|first|initial|original|old|older|former|preliminary|companion|another|other|formerly|once|version \\d+|papers|articles|submissions|manuscripts|pre-?prints|v\\d+|version of|supersedes|superseding|replaces|replacing|extends|conference|journal|workshop|theorem|lemma|claim|section|appendix|figure|table)\\b.*\\b${word}\\b`,
  ),
  new RegExp(
    `\\b(?:which|that|who) (?:is|was|were|has been|have been|had been|we|i|the authors?) ?(?:have |has |had )?${adverbs}${word}\\b`,
  ),
  new RegExp(
    `\\b(?:not|never|cannot|isn't|wasn't|no longer|can be|may be|could be|to be|if|whether)\\b.*\\b${word}\\b`,
  ),
  new RegExp(
    `\\b${word} (?:papers|articles|submissions?|manuscripts|pre-?prints|works|publications|consent|drugs|users?|data|predictions?|detection)\\b`,
  ),
  new RegExp(`\\b(?:retraction|withdrawal) (?:notices?|watch|rates?|of (?!this|the ${paper}|our))`),
]

/** `Withdrawn by mistake`, `was withdrawn and is restored`. */
const undone = /\bwithdrawn (?:by (?:mistake|accident)|in error)\b|\b(?:restored|reinstated)\b/

/** What follows such words behind a dash is about a venue: `Submitted to ICML - withdrawn`. */
const atVenue =
  /\b(?:submitted|submission|accepted|under review|in review|sent|presented|appear(?:s|ed)?) (?:to|at|for|by|in)\b/

/**
 * Does a comment of arXiv say that the paper itself is withdrawn? arXiv has no field for it. A paper whose
 * earlier version was withdrawn, or that was withdrawn from a conference, is valid.
 */
export function isWithdrawalNotice(comment: string): boolean {
  const all = statements(comment)
  return all.some(
    // `Submitted to ICML. Withdrawn.`
    (statement, place) =>
      saysWithdrawn(statement) && !(statement === 'withdrawn' && atVenue.test(all[place - 1] ?? '')),
  )
}

/** As `isWithdrawalNotice`, for an abstract: only its beginning can be a notice in place of the abstract. */
export function isWithdrawnAbstract(abstract: string): boolean {
  const [opening = '', ...rest] = statements(abstract)
  if (!saysWithdrawn(opening)) return false
  return rest.join(' ').length < longestReason || /^(?:this|the) /.test(opening)
}

/** In characters: an abstract that goes on for longer is about withdrawals. */
const longestReason = 400

/** In characters: no comment of arXiv is as long. */
const longestNotice = 2_000

function statements(text: string): string[] {
  if (!/withdr|retract/i.test(text)) return []
  return text
    .slice(0, longestNotice)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .split(
      /(?<!\b(?:al|cf|eqs?|figs?|secs?|thm|e\.g|i\.e|vs|no|dr|prof))[.;!?](?=\s|$)|(?<=\b(?:pages?|pp|figures?|figs?|tables?))[,:]?\s(?=[(["]?(?:this|the|withdrawn|retracted)\b)/,
    )
    .flatMap((sentence) => (atVenue.test(sentence) ? [sentence] : sentence.split(/\s[-–—]{1,3}\s/)))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

function saysWithdrawn(statement: string): boolean {
  if (undone.test(statement)) return false
  if (certainly.some((notice) => notice.test(statement))) return true
  if (!new RegExp(word).test(statement) || aboutElse.some((other) => other.test(statement))) return false
  if (ofThisPaper.some((notice) => notice.test(statement))) return true
  return bare.test(statement)
}
