import { topicLimits } from '../../paper/topic/parse-topic.ts'
import type { BadTopic } from '../../subscriber/field-problem.ts'
import { counted } from './words.ts'

const { shortest, longest, mostWords } = topicLimits

/** What is wrong with a topic, and what is allowed. */
export function topicProblem({ given, reason, part = given }: BadTopic): string {
  const why = reason === 'unknown-category' ? unknownCategory(part) : topicProblems[reason]
  return `„${given}“ ist kein gültiges Thema: ${why}`
}

const unknownCategory = (name: string): string =>
  `Eine Kategorie „${name}“ gibt es bei arXiv nicht. Verwenden Sie eine von https://arxiv.org/category_taxonomy, zum Beispiel cs.LG, oder ein ganzes Archiv, zum Beispiel cs.*`

const length = `Erlaubt sind ${shortest} bis ${longest} Zeichen.`

const topicProblems: Readonly<Record<Exclude<BadTopic['reason'], 'unknown-category'>, string>> = {
  'not-text': 'Es ist kein Text. Verwenden Sie Wörter, zum Beispiel hierarchical clustering.',
  'too-short': `Es ist zu kurz. ${length}`,
  'too-long': `Es ist zu lang. ${length}`,
  'too-many-words': `Es hat zu viele Wörter. Verwenden Sie höchstens ${counted(mostWords, 'ein Wort', 'Wörter')}.`,
  'no-word':
    'Es enthält nichts, wonach sich suchen ließe. Verwenden Sie Wörter, eine arXiv-Kategorie (cs.LG), author: Jane Doe, org: DeepMind oder venue: CVPR. Ein Minus schließt Paper aus (-quantum).',
  'control-character':
    'Es enthält ein unsichtbares Zeichen, vielleicht vom Kopieren. Tippen Sie es von Hand ein.',
  link: 'Es liest sich wie ein Link oder eine E-Mail-Adresse, und Ihre Mails zeigen Ihre Themen. Verwenden Sie Wörter, zum Beispiel „Hugging Face“ statt der Adresse.',
  telephone: 'Es liest sich wie eine Telefonnummer. Verwenden Sie Wörter.',
  comma: 'Es enthält ein Komma. Machen Sie aus jedem Teil ein eigenes Thema.',
  'only-common-words':
    'Solche Wörter stehen in jedem Abstract. Nehmen Sie eines hinzu, das Paper voneinander unterscheidet.',
}
