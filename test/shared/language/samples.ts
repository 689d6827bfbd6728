import { addressProblems } from '../../../shared/language/en/address.ts'
import type { SourceResult } from '../../../shared/paper/source/collect-papers.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'

const zone = 'America/New_York' as TimeZone

const chosen: Preferences = { frequency: 'daily', hour: 8, timezone: zone, topics: [] }
const everyFrequency = (['daily', 'weekdays', 'weekly'] as const).map((frequency) => ({
  ...chosen,
  frequency,
}))

const topics = ['clustering', 'cs.LG', 'author: Jane Doe', '-quantum', 'speech']
/** None, one, two, and more than are shown. */
const topicLists = [0, 1, 2, 3, 4, 5].map((count) => topics.slice(0, count))
const someTopics = topicLists.slice(1)

const counts = [0, 1, 2, 12, 13, 1_234]
const [day, nextDay, nextYear] = ['2026-11-23', '2026-11-24', '2027-01-04']

const when = 'Täglich um 08:00 Uhr (Zeitzone UTC)'
const spans = [0, 1, 2, 36, 72, 720].map((hours) => [hours * 3_600_000])
const letterBody = topicLists.map((topics) => [when, topics, 'Deutsch'])

const pairs = counts.flatMap((total) =>
  counts.filter((shown) => shown <= total).map((shown) => [shown, total]),
)

const reports: readonly SourceResult[] = (
  ['huggingface', 'arxiv', 'biorxiv', 'medrxiv', 'feeds', 'file', 'sample'] as const
).flatMap((source) =>
  (['papers', 'quiet', 'holiday', 'failed'] as const).flatMap((outcome) =>
    [0, 1, 2].flatMap((count) => {
      const report = { source, outcome, papers: count, dropped: count }
      return [report, { ...report, isPartial: true }] as const
    }),
  ),
)

const someSources = [
  [['arxiv'], '2026-11-23'],
  [['arxiv', 'huggingface'], '2026-11-23'],
  [['arxiv', 'huggingface', 'file'], '2026-11-23'],
  [['biorxiv', 'medrxiv', 'feeds'], '2026-11-23'],
  [['feeds'], '2026-11-23'],
]

const silence = (['papers', 'quiet', 'holiday', 'failed'] as const).map((kind) => ({
  id: day,
  kind,
}))

const given = 'noon'
const problems = [
  ...[...Object.keys(addressProblems), 'not-text'].map((code) => ({ field: 'email', code, given })),
  { field: 'email', code: 'refused-domain', given: 'bücher.example' },
  ...[1, 2, 5, 40].map((count) => ({
    field: 'email',
    code: 'other-domain',
    given: 'bücher.example',
    allowed: Array.from({ length: count }, (_, n) => `uni-${n}.example`),
  })),
  { field: 'timezone', code: 'unknown-zone', given },
  { field: 'hour', code: 'not-an-hour', given },
  { field: 'frequency', code: 'not-offered', given },
  { field: 'language', code: 'not-offered', given },
  { field: 'topics', code: 'not-a-list', given },
  { field: 'topics', code: 'too-many-topics', given: '27' },
  { field: 'pausedUntil', code: 'not-a-date', given },
  { field: 'pausedUntil', code: 'past-date', given },
  { field: 'colour', code: 'unknown-field', given: 'colour' },
  { field: 'proof', code: 'not-a-proof', given: '' },
  ...[
    ...['not-text', 'too-short', 'too-long', 'too-many-words', 'no-word', 'control-character', 'comma'],
    ...['only-common-words', 'unknown-category', 'link', 'telephone'],
  ].map((reason) => ({ field: 'topics', code: 'bad-topic', given, index: 0, reason })),
  {
    field: 'topics',
    code: 'bad-topic',
    given: 'in cs.XX',
    index: 0,
    reason: 'unknown-category',
    part: 'cs.XX',
  },
]

/** Arguments for every function of a catalogue, under its path: each list of them is one call. */
export const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  date: [[day]],
  dates: [
    [[{ id: day }]],
    [[{ id: day }, { id: nextDay }]],
    [[{ id: day }, { id: nextDay }, { id: nextYear }]],
  ],
  day: [[Date.parse(`${day}T12:00:00Z`), zone]],
  pauseGoesOn: [['Montag']],
  schedule: everyFrequency.map((preferences) => [preferences]),
  facts: [
    ...topicLists.map((topics) => [{ ...chosen, topics }, undefined]),
    [{ ...chosen, language: 'en' }, 'Montag'],
  ],

  'paper.authors': [1, 4, 5, 6, 1_000].map((count) => [Array.from({ length: count }, () => 'Jane Doe')]),
  'paper.reason': [
    ...counts.flatMap((count) =>
      ['upvotes', 'stars', 'comments', 'points'].map((kind) => [{ kind, count, gained: count }]),
    ),
    [{ kind: 'upvotes', count: 3 }],
    [{ kind: 'alike' }],
  ],
  'paper.matches': someTopics.map((topics) => [topics]),
  'paper.knownSince': [[day]],
  'paper.found': [
    ...['title', 'keywords', 'abstract'].map((field) => [{ kind: 'words', words: ['tree'], field }]),
    [{ kind: 'words', words: ['tree', 'search'], field: 'title' }],
    [{ kind: 'category', category: 'cs.LG' }],
    [{ kind: 'author', name: 'Jane Doe' }],
    [{ kind: 'org', name: 'Google DeepMind' }],
    [{ kind: 'venue', name: 'CVPR 2026' }],
  ],

  'edition.top': pairs,
  'edition.others': counts.map((count) => [count]),
  'edition.climbingSince': [[day]],
  'edition.unread': someSources,
  'edition.unreadInPart': someSources,
  'edition.source': reports.map((report) => [report]),
  'edition.whole': pairs,
  'edition.topicSection': [['clustering']],

  'digest.subject': [
    ...[0, 1, 2, 29].map((more) => ['A Paper', more, day]),
    ['A Paper with a Very Long Title '.repeat(5), 2, day],
  ],
  'digest.silence': [[silence.slice(0, 1)], [silence.slice(0, 2)], [silence]],
  'digest.unmet': someTopics.flatMap((topics) => [1, 2].map((days) => [topics, days])),
  'digest.why': [[when]],
  'digest.topics': someTopics.map((topics) => [topics]),
  'digest.also': [[['A Paper']], [['A Paper', 'Another Paper']]],
  'footer.from': [['Paperwire', '1 Example Street']],

  ...Object.fromEntries(
    ['confirm', 'undo', 'already-subscribed', 'still-refused', 'fresh-link', 'erase', 'export'].flatMap(
      (letter) => [
        [`letters.${letter}.body`, letterBody],
        [`letters.${letter}.note`, spans],
      ],
    ),
  ),
  'letters.changed.body': [[when, [], ['Uhrzeit: 08:00 → 09:00', 'Themen: vorher 3, jetzt 4, davon 2 neu']]],
  'letters.changed.note': spans,
  'change.topics': [
    [0, 1, 1],
    [3, 0, 0],
    [3, 2, 0],
    [10, 10, 10],
  ],

  'letters.confirm.asked': [
    ['Montag', '192.0.2.0/24'],
    ['Montag', ''],
  ],

  'preferences.hour.option': [['0'], ['23']],
  'preferences.timezone.option': [[zone]],
  'preferences.frequency.option': [['daily'], ['weekdays'], ['weekly']],
  'preferences.language.option': [['en'], ['de']],

  'form.summary': counts.map((count) => ['Täglich', '08:00', count]),

  'pages.confirm.welcomeBody': [[when]],
  'pages.confirm.soonBody': [[when]],
  'pages.confirm.laterBody': [[when, 'Montag']],
  'pages.preferences.nextBody': [['Montag']],
  'pages.meant.title': [['ann@example.com']],
  'pages.meant.body': [['ann@example.con']],
  'pages.meant.use': [['ann@example.com']],
  'pages.meant.keep': [['ann@example.con']],
  'pages.refused': [['Sign up']],
  'pages.linkOf': [['PDF', 'A Paper']],

  'privacy.operator.body': [['Paperwire', '1 Example Street']],

  problem: problems.map((problem) => [problem]),
  'api.notJsonDetail': [['at position 3']],
  'api.wrongTypeDetail': [['text/plain']],
  'api.notFoundDetail': [['GET', '/nothing']],
  'api.wrongMethodDetail': [['PUT', '/', 'GET, HEAD']],
}
