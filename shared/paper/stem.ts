import { inAmericanSpelling } from './american-spelling.ts'

/**
 * Words whose stem no rule gives, each family with its stem first. A word alone keeps itself: without this,
 * `reasoning` would be found wherever something is done for a reason.
 */
const families = [
  'reasoning',
  'setting settings',
  'meaning meanings',
  'building buildings',
  'marketing',
  'timing timings',
  'housing',
  'evening evenings',
  'morning mornings',
  'something',
  'nothing',
  'everything',
  'anything',
  'ceiling ceilings',
  'sibling siblings',
  'offspring',
  'during',
  'news',
  'lens lenses',
  'chaos',
  'bias biases biased biasing biassed',
  'canvas canvases',
  'atlas atlases',
  'alias aliases',
  'always',
  'perhaps',
  'series',
  'species',
  'diabetes',
  'kubernetes',
  'embed embeds',
  'infrared',
  'hundred hundreds',
  'add',
  'matrix matrices',
  'index indices indexes',
  'vertex vertices',
  'vortex vortices',
  'axis axes',
  'analysis analyses analyze analyzes analyzed analyzing analyzer analyzers',
  'hypothesis hypotheses',
  'synthesis syntheses synthesize synthesizes synthesized synthesizing synthesizer',
  'thesis theses',
  'diagnosis diagnoses diagnose diagnosed diagnosing',
  'prognosis prognoses',
  'crisis crises',
  'corpus corpora',
  'criterion criteria',
  'phenomenon phenomena',
  'spectrum spectra',
  'genus genera',
  'child children',
  'mouse mice',
  'person persons',
  'focus focuses focused focusing focussed focussing',
  'robot robots robotic robotics',
  'privacy private privately',
  'safe safer safety safely',
  'sparse sparsity sparsely',
  'robust robustness robustly',
  'differential differentially',
  'align aligns aligned aligning alignment alignments',
  'deploy deploys deployed deploying deployment deployments',
  'refine refines refined refining refinement refinements',
  'assess assesses assessed assessing assessment assessments',
  'measure measures measured measuring measurement measurements',
  'detect detects detected detecting detection detections detector detectors',
  'predict predicts predicted predicting prediction predictions predictor predictors',
  'simulate simulates simulated simulating simulation simulations simulator simulators',
  'recommendation recommendations recommender recommenders',
  'retrieve retrieves retrieved retrieving retrieval retriever retrievers',
  'segment segments segmented segmenting segmentation segmentations',
  'adapt adapts adapted adapting adaptation adaptations',
  'augment augments augmented augmenting augmentation augmentations',
  'explore explores explored exploring exploration explorations',
  'transform transforms transformed transforming transformation transformations',
  'deform deforms deformed deforming deformation deformations',
  'restore restores restored restoring restoration',
  'degrade degrades degraded degrading degradation degradations',
  'perturb perturbs perturbed perturbing perturbation perturbations',
  'distil distill distills distils distilled distilling distillation',
  'optimizer optimizers',
  'organizer organizers',
  'station stations',
  'relation relations',
  'location locations',
  'population populations',
  'equation equations',
  'nation nations',
  'creation creations',
  'direction directions',
  'production productions',
  'projection projections',
  'correction corrections',
  'exception exceptions',
  'abstraction abstractions',
  'progression',
  'succession',
  'expression expressions',
  'impression impressions',
  'contraction contractions',
  'attraction attractions',
  'fraction fractions',
  'formation formations',
  'reflection reflections',
  'paste pastes pasted pasting',
  'humane humanely',
] as const

const known: ReadonlyMap<string, string> = new Map(
  families.flatMap((family) => {
    const words = family.split(' ')
    const [stem = ''] = words
    return words.map((word) => [word, stem] as const)
  }),
)

const vowel = /[aeiouy]/
/** One group of vowels and, after it, one of consonants: `tun`, `plan`, `sparse` without its e. */
const oneSyllable = /^[^aeiouy]*[aeiouy]+[^aeiouy]+$/
/** A consonant, a vowel and a consonant end it, as in `tun`: its e is spoken, so `tune` is not `tun`. */
const needsE = /[^aeiou][aeiouy][^aeiouwxy]$/

/**
 * The stem of a folded word: without plural, tense and the commonest ways to make a noun of a verb, in American
 * spelling. It is gentler than Porter's: `general` is not `generation`, nor `university` the universe.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const american = inAmericanSpelling(word)
  const found = known.get(american)
  if (found !== undefined) return found
  const single = singular(american)
  return withoutFinalE(asVerb(known.get(single) ?? single))
}

function singular(word: string): string {
  if (!/[^usi]s$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** `quantization`, `quantizer` and `quantizing` are `quantize`; the e goes later. */
function asVerb(word: string): string {
  if (!/[dgnry]$/.test(word)) return word
  if (/.{3}(?:ization|izer)$/.test(word)) return word.replace(/(?:ation|er)$/, '')
  if (/.{2}if(?:ication|ied|ying|ier|y)$/.test(word))
    return word.replace(/(?<=if)(?:ication|ied|ying|ier|y)$/, '')
  if (/.{3}ation$/.test(word)) return word.slice(0, -3)
  if (/.{3}(?:ct|pt|ss)ion$/.test(word)) return word.slice(0, -3)
  if (/.{3}[ai]bility$/.test(word)) return `${word.slice(0, -5)}l`
  if (/.{3}ically$/.test(word)) return word.slice(0, -4)
  if (/.{2}(?:al|ous|ive|ent|ant)ly$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`
  if (word.endsWith('eed')) return word
  const ending = /.{3}ing$/.test(word) ? 3 : /.{3}ed$/.test(word) ? 2 : 0
  const rest = word.slice(0, word.length - ending)
  if (ending === 0 || !vowel.test(rest)) return word
  if (/([bdgmnprtv])\1$/.test(rest)) return rest.slice(0, -1)
  return oneSyllable.test(rest) && needsE.test(rest) ? `${rest}e` : rest
}

/** So that `compute` is `computing`, and `modell` of `modelling` is `model`. */
function withoutFinalE(word: string): string {
  const rest = word.slice(0, -1)
  if (word.endsWith('e')) {
    if (rest.length < 3 || !vowel.test(rest)) return word
    return oneSyllable.test(rest) && needsE.test(rest) ? word : rest
  }
  return word.endsWith('ll') && !oneSyllable.test(word) ? rest : word
}
