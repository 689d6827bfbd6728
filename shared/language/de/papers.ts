import type { EditionKind } from '../../edition/edition.ts'
import type { SourceName } from '../../paper/source/paper-source.ts'
import type { TopicHit } from '../../paper/topic/topic-index.ts'
import type { Language } from '../language.ts'
import { counted, dayAndMonth, inWords, list, number, plural, quotedList } from './words.ts'

const gained = (count: number | undefined): string => (count ? `, +${number(count)} seit gestern` : '')

/** Of more than one. */
const all = (count: number): string => (count === 2 ? 'Beide' : `Alle ${inWords(count)}`)

const sourceNames = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
  biorxiv: 'bioRxiv',
  medrxiv: 'medRxiv',
  feeds: 'Feed-Sammlung',
  file: 'Paper-Datei',
  sample: 'Beispielsammlung',
} satisfies Record<SourceName, string>

function sourcesWere(sources: readonly SourceName[]): string {
  const named = list(sources.map((source) => sourceNames[source]))
  return sources.length === 1 ? `war die Quelle ${named}` : `waren die Quellen ${named}`
}

const fieldWords = {
  title: 'im Titel',
  keywords: 'in den Schlagwörtern',
  abstract: 'im Abstract',
} satisfies Record<Extract<TopicHit, { kind: 'words' }>['field'], string>

/** What stands with a paper, in mails and on pages. */
export const paper: Language['paper'] = {
  authors: (authors) => {
    const shown = authors.length > 4 ? authors.slice(0, 3) : authors
    const rest = authors.length - shown.length
    return rest > 0 ? `${shown.join(', ')} und ${inWords(rest)} weitere` : shown.join(', ')
  },
  reason: (reason) => {
    switch (reason.kind) {
      case 'upvotes':
        return plural(reason.count, 'Stimme', 'Stimmen') + gained(reason.gained)
      case 'stars':
        return plural(reason.count, 'GitHub-Stern', 'GitHub-Sterne') + gained(reason.gained)
      case 'comments':
        return plural(reason.count, 'Kommentar', 'Kommentare')
      case 'points':
        return `${plural(reason.count, 'Punkt', 'Punkte')} bei Hacker News`
      case 'alike':
        return 'weiter unten, weil es einem Paper darüber ähnelt'
    }
  },
  links: {
    abstract: 'Abstract',
    pdf: 'PDF',
    code: 'Code',
    project: 'Projekt',
    discussion: 'Diskussion',
  },
  aiSummary: 'von einer KI zusammengefasst',
  related: 'Fast dieselbe Arbeit:',
  /** Ten topics would fill more of a phone than the paper itself. */
  matches: (topics) => {
    const rest = topics.length - 2
    const more = rest > 0 ? counted(rest, 'ein weiteres', 'weitere') : undefined
    return `${topics.length === 1 ? 'Ihr Thema' : 'Ihre Themen'} ${quotedList(topics.slice(0, 2), more)}`
  },
  knownSince: (since) => `über Ihre Themen zu finden seit ${dayAndMonth(since)}`,
  found: (why) => {
    switch (why.kind) {
      case 'words':
        // Of several words, each may stand in another field.
        return why.words.length === 1
          ? `„${why.words[0]}“ ${fieldWords[why.field]}`
          : `enthält ${quotedList(why.words)}`
      case 'category':
        return `Kategorie ${why.category}`
      case 'author':
        return `von ${why.name}`
      case 'org':
        return `von ${why.name}`
      case 'venue':
        return `Venue: ${why.name}`
    }
  },
}

/** What is said of an edition, in mails and on pages. */
export const edition: Language['edition'] = {
  top: (shown, total) => {
    if (shown === 0) return 'Keine Paper'
    if (shown === total) return shown === 1 ? 'Ein Paper' : `${all(shown)} Paper`
    return `${shown === 1 ? 'Das erste' : `Die ersten ${inWords(shown)}`} von ${counted(total, 'einem Paper', 'Papern')}`
  },
  others: (count) =>
    `An diesem Tag ${count === 1 ? 'war' : 'waren'} ${counted(count, 'ein weiteres Paper', 'weitere Paper')} neu; auch darin wird nach Themen gesucht.`,
  climbing: 'Weiter im Aufwind',
  climbingSince: (since) => `neu am ${dayAndMonth(since)}`,
  byRecency:
    'Als diese Liste entstand, waren noch keine Stimmen bekannt. Deshalb kommen zuerst Paper mit bekanntem Erscheinungsort, dann die mit bekannter Organisation, dann die übrigen, jeweils die neuesten zuerst.',
  byRecencyOfSeveral:
    'Als diese Listen entstanden, waren noch keine Stimmen bekannt. Deshalb kommt die jüngste Liste zuerst, und jede Liste beginnt mit Papern, deren Erscheinungsort oder Organisation bekannt ist, die neuesten zuerst.',
  unread: (sources, day) =>
    `Am ${dayAndMonth(day)}, ${sourcesWere(sources)} nicht lesbar; vielleicht fehlen deshalb einige Paper.`,
  unreadInPart: (sources, day) =>
    `Am ${dayAndMonth(day)}, ${sourcesWere(sources)} nur zum Teil lesbar; vielleicht fehlen deshalb einige Paper.`,
  source: ({ source, outcome, papers, dropped, isPartial }) => {
    const name = sourceNames[source]
    switch (outcome) {
      case 'papers': {
        const lost = dropped > 0 ? `; ${plural(dropped, 'Eintrag war', 'Einträge waren')} nicht lesbar` : ''
        const part = isPartial ? '; ein Teil der Paper war nicht lesbar' : ''
        return `${name}: ${plural(papers, 'Paper', 'Paper')}${lost}${part}.`
      }
      case 'quiet':
        return `${name}: nichts Neues.`
      case 'holiday':
        return `${name}: keine Ankündigungen (in New York war Wochenende oder Feiertag).`
      case 'failed':
        return `${name}: nicht lesbar.`
    }
  },
  whole: (shown, count) => {
    if (shown >= count) return 'Diese Ausgabe im Browser lesen'
    return count === 1 ? 'Das Paper der Ausgabe ansehen' : `${all(count)} Paper der Ausgabe ansehen`
  },
  /** Where the edition's count would contradict that of what somebody was shown. */
  wholeUncounted: 'Die ganze Ausgabe lesen',
  topicSection: (topic) => `Ihr Thema: ${topic}`,
  sample: 'Beispielausgabe: bekannte Paper mit erfundenen Stimmen, weil keine echte Quelle lesbar war.',
  kind: {
    papers: '',
    quiet: 'Ein ruhiger Tag: Die Quellen hatten keine neuen Paper.',
    holiday: 'Wochenende oder Feiertag ohne Ankündigungen: keine neuen Paper.',
    failed:
      'An diesem Tag waren neue Paper nicht lesbar, deshalb gibt es keine Liste. Verloren geht nichts: Die nächste Ausgabe holt alles nach.',
  } satisfies Record<EditionKind, string>,
  none: 'Noch gibt es keine Ausgabe: Die erste erscheint hier, sobald ihre Paper gelesen sind, meist innerhalb einer Viertelstunde.',
  missing: 'Von diesem Tag gibt es keine Ausgabe.',
}
