const sections =
  'background|introduction|context|motivation|objectives?|aims?|purpose|goals?|methods?|materials and methods|methodology|' +
  'approach|results?|main results|findings|conclusions?|significance|contributions?|discussion|summary|abstract|problem|' +
  'solution|impact|importance|design|setting'
const second =
  '(?: (?:and|/|&) (?:background|objectives?|aims?|purpose|methods?|results?|conclusions?|findings))?'

/** What stands before a sentence of an abstract in sections: "Objective: To validate …", "METHODS. We …". */
const label = new RegExp(`^(?:${sections})${second}\\s*[:.—–-]\\s*(?=[\\p{Lu}\\d])`, 'iu')
const alone = new RegExp(`^(?:${sections})${second}[:.]$`, 'i')

/** A sentence and the heading that it had, in lower case; empty if it had none. */
export interface Labelled {
  readonly sentence: string
  readonly heading: string
}

/** The sentences of an abstract without the labels of its sections. */
export function withoutLabels(sentences: readonly string[]): Labelled[] {
  let heading = ''
  return sentences.flatMap((sentence) => {
    const whole = heading === '' ? sentence : `${heading} ${sentence}`
    heading = alone.test(sentence) ? sentence : ''
    if (heading !== '') return []
    const [found = ''] = label.exec(whole) ?? []
    return [{ sentence: whole.slice(found.length), heading: found.toLowerCase() }]
  })
}
