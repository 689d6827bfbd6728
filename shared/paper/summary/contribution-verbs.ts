/** How much a verb, whose subject are the authors or their paper, tells of what the paper contributes. */
export type VerbKind = 'makes' | 'studies' | 'tells' | 'checks' | 'does' | 'stages' | 'talks'

const lists: Readonly<Record<VerbKind, string>> = {
  // Something new is named.
  makes:
    'propose introduce present develop design describe devise build create construct formulate suggest unveil ' +
    'launch curate compile invent engineer pioneer contribute assemble define synthesize synthesise',
  // What the paper is about.
  studies:
    'study investigate explore examine analyze analyse benchmark survey review characterize ' +
    'characterise measure revisit address tackle probe audit quantify simulate model extend generalize generalise ' +
    'adapt leverage combine integrate unify systematize systematise formalize formalise reformulate ' +
    'recast cast rethink reframe re-examine reexamine replicate reproduce disentangle dissect focus aim seek consider ' +
    'ask query offer provide exploit ' +
    'transform turn convert treat view frame pose identify characterize map scale push take bring bridge ' +
    'optimize optimise solve enable improve enhance augment incorporate advocate organize organise categorize pursue ' +
    'target answer synthesize trace document catalogue operationalize operationalise decompose reinterpret introduces',
  // What came of it.
  tells:
    'prove establish show demonstrate find derive reveal uncover discover obtain achieve reduce argue give determine ' +
    'illustrate compute bound resolve refute disprove construct characterise exhibit attain claim advance ' +
    'contend challenge question yield settle strengthen tighten refine',
  // A means, or a check of what is new.
  checks:
    'evaluate assess test conduct perform validate verify confirm annotate collect train fine-tune pretrain pre-train select adopt implement compare employ use utilize utilise report release publish apply',
  // Anything else: verbs that the lists do not know are of this kind.
  does: 'draw borrow filter score participate instrument',
  // A step on the way.
  stages:
    'observe note highlight discuss outline conclude summarize summarise attribute hypothesize call refer assume trained',
  // No contribution.
  talks:
    'close end finish hope believe expect acknowledge plan thank envision recommend need want wish know see can could may might will would had must should anticipate encourage urge regret',
}

const irregular: Readonly<Record<string, string>> = {
  build: 'built',
  find: 'found',
  show: 'showed',
  give: 'gave',
  take: 'took',
  seek: 'sought',
  bring: 'brought',
  cast: 'casts',
}

const kinds = new Map<string, VerbKind>()
for (const kind of Object.keys(lists) as VerbKind[])
  for (const verb of lists[kind].split(' ')) {
    const stem = verb.replace(/e$/, '')
    const third = /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb.replace(/([^aeiou])y$/, '$1ie')}s`
    const past = irregular[verb] ?? (/[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`)
    for (const form of [verb, third, past]) if (!kinds.has(form)) kinds.set(form, kind)
  }

export function verbKind(word: string): VerbKind | undefined {
  return kinds.get(word.toLowerCase())
}
