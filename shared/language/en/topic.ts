import { topicLimits } from '../../paper/topic/parse-topic.ts'
import type { BadTopic } from '../../subscriber/field-problem.ts'

const { shortest, longest, mostWords } = topicLimits

/** What is wrong with a topic, and what is allowed. */
export function topicProblem({ given, reason, part = given }: BadTopic): string {
  const why = reason === 'unknown-category' ? unknownCategory(part) : topicProblems[reason]
  return `“${given}” is not a topic: ${why}`
}

const unknownCategory = (name: string): string =>
  `arXiv has no category “${name}”. Use one of https://arxiv.org/category_taxonomy, such as cs.LG, or all of an archive, such as cs.*`

const topicProblems: Readonly<Record<Exclude<BadTopic['reason'], 'unknown-category'>, string>> = {
  'not-text': 'it is not a text. Use words, such as hierarchical clustering.',
  'too-short': `it is too short. Use ${shortest} to ${longest} characters.`,
  'too-long': `it is too long. Use ${shortest} to ${longest} characters.`,
  'too-many-words': `it has too many words. Use up to ${mostWords}.`,
  'no-word':
    'it has nothing to look for. Use words, an arXiv category (cs.LG), author: Jane Doe, org: DeepMind or venue: CVPR. A minus keeps papers out (-quantum).',
  'control-character': 'it contains an invisible character, perhaps from copying. Type it by hand.',
  link: 'it reads as a link or a mail address, and your mails show your topics. Use words, such as “Hugging Face” in place of its address.',
  telephone: 'it reads as a telephone number. Use words.',
  comma: 'it contains a comma. Make each part a topic of its own.',
  'only-common-words': 'every abstract has such words. Add one that tells papers apart.',
}
