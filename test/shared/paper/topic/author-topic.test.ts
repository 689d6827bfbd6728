// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { matches } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

const finds = (wanted: string, author: string): boolean | undefined => {
  const [topic] = parseTopics([`author: ${wanted}`])
  return topic && matches(topic, aPaper({ authors: [author] }))
}

/** Orders, spellings without accents or apostrophes, double names, particles, initials, suffixes, groups. */
const same: readonly (readonly [string, string])[] = [
  ['Wei Zhang', 'Zhang Wei'],
  ['Zhang Wei', 'Wei Zhang'],
  ['X. Zhang', 'Zhang Xiaoming'],
  ['Mueller', 'Hans Müller'],
  ['Müller', 'Hans Mueller'],
  ['Muller', 'Hans Müller'],
  ['Müller', 'Hans Muller'],
  ['Garcia', 'Ana García-López'],
  ['Lopez', 'Ana García-López'],
  ['García-López', 'Ana García López'],
  ['Garcia Lopez', 'Ana García-López'],
  ['Hernandez Lobato', 'José Miguel Hernández-Lobato'],
  ['Abdel-Hamid', 'Ossama Abdel-Hamid'],
  ["d'Alché-Buc", "Florence d'Alché-Buc"],
  ['Luo', 'Luo Jiebo'],
  ['Min-jae Kim', 'Kim Minjae'],
  ['R. Venkatesh Babu', 'Venkatesh Babu R.'],
  ['CMS', 'CMS Collaboration'],
  ['CMS Collaboration', 'The CMS Collaboration'],
  ['GLM', 'Team GLM'],
  ['Team GLM', 'GLM'],
  ['J. Luo', 'Luo Jiebo'],
  ['Ana Garcia', 'Ana García-López'],
  ['Ana Garcia', 'Ana García López'],
  ['Garcia', 'Gabriel García Márquez'],
  ['Marquez', 'Gabriel García Márquez'],
  ['Maria Smith', 'Maria Smith-Jones'],
  ['DeepSeek', 'DeepSeek-AI'],
  ['DeepSeek-AI', 'DeepSeek'],
  ['DeepSeek AI', 'DeepSeek-AI'],
  ['Qwen', 'Qwen Team'],
  ['Qwen Team', 'Qwen'],
  ['ATLAS', 'The ATLAS Collaboration'],
  ['ATLAS Collaboration', 'ATLAS'],
  ['Kimi', 'Kimi Team'],
  ['J. Doe', 'Jane Doe'],
  ['JM Doe', 'John Michael Doe'],
  ['JM Doe', 'J. M. Doe'],
  ['J.M. Doe', 'John Michael Doe'],
  ['JA Doe', 'John Adam Doe'],
  ['Jane Doe', 'Doe JA'],
  ['J. A. Doe', 'Doe JA'],
  ['Doe J', 'Jane Doe'],
  ['Jane Doe', 'Doe J'],
  ['John Doe Jr.', 'John Doe'],
  ['John Doe', 'John Doe III'],
  ['JANE DOE', 'Jane Doe'],
  ['Jane Doe', 'JANE DOE'],
  ['Jane Doe', 'Jane DOE'],
  ['Wei Li', 'Wei LI'],
  ['Jean Dupont', 'DUPONT Jean'],
  ['Jean-Pierre Serre', 'Jean Pierre Serre'],
  ['Jean-Pierre Serre', 'J.-P. Serre'],
  ['J.-P. Serre', 'Jean Pierre Serre'],
  ['JP Serre', 'Jean-Pierre Serre'],
  ["O'Brien", 'Pat O’Brien'],
  ['OBrien', "Pat O'Brien"],
  ['O’Brien', 'Pat OBrien'],
  ['van Rossum', 'Guido van Rossum'],
  ['Rossum', 'Guido van Rossum'],
  ['Guido Rossum', 'Guido van Rossum'],
  ['van Rossum', 'Guido Vanrossum'],
  ['VanRossum', 'Guido van Rossum'],
  ['al-Khwarizmi', 'Muhammad Al-Khwarizmi'],
  ['Khwarizmi', 'Muhammad Al Khwarizmi'],
  ['al-Khwarizmi', 'M. Alkhwarizmi'],
  ['Alkhwarizmi', 'M. al-Khwarizmi'],
  ['da Silva', 'Ana da Silva'],
  ['Ben Poole', 'Ben Poole'],
  ['Ben Poole', 'B. Poole'],
  ['B. Poole', 'Ben Poole'],
  ['Nguyen Van Anh', 'Nguyễn Văn Anh'],
  ['Anh Nguyen', 'Nguyễn Văn Anh'],
  ['Anh Van Nguyen', 'Nguyễn Văn Anh'],
  ['Van Anh Nguyen', 'Nguyễn Văn Anh'],
  ['Nguyen', 'Nguyễn Văn Anh'],
  ['A. Nguyen', 'Anh Nguyen'],
  ['Péter Nagy', 'Nagy Péter'],
  ['Nagy', 'Nagy Péter'],
  ['P. Nagy', 'Nagy Péter'],
  ['Xiao-Ming Li', 'Xiaoming Li'],
  ['Xiaoming Li', 'Li Xiao-Ming'],
  ['X.-M. Li', 'Xiao-Ming Li'],
  ['XM Li', 'Xiaoming Li'],
  ['Fei-Fei Li', 'Li Fei-Fei'],
  ['Li Fei-Fei', 'Fei-Fei Li'],
  ['Li Feifei', 'Fei-Fei Li'],
  ['Sørensen', 'Bo Soerensen'],
  ['Soerensen', 'Bo Sørensen'],
  ['Sorensen', 'Bo Sørensen'],
  ['Aage Bjork', 'Åge Björk'],
  ['Weiss', 'Eva Weiß'],
  ['Weiß', 'Eva Weiss'],
  ['Lukasz Kaiser', 'Łukasz Kaiser'],
  ['Djokovic', 'Novak Đoković'],
  ['Dokovic', 'Novak Đoković'],
  ['Zhang', 'Wei Zhang'],
  ['Zhang', 'Zhang Wei'],
  ['Jane Doe', 'J. Doe'],
  ['Th. Müller', 'Thomas Mueller'],
  ['Yu. Nesterov', 'Yurii Nesterov'],
  ['张三', '张三'],
  ['Jong-un Kim', 'Kim Jong Un'],
  ['Kim Jong-un', 'Jong-Un Kim'],
  ['Song Han', 'Han Song'],
  ["d'Angelo", 'Rita D’Angelo'],
  ['Yann LeCun', 'Yann Le Cun'],
  ['Le Cun', 'Yann LeCun'],
  ['Aslı Çelik', 'Asli Celik'],
  ['Ludwig van Beethoven', 'L. van Beethoven'],
  ['L. Beethoven', 'Ludwig van Beethoven'],
  ['von Neumann', 'John von Neumann'],
  ['de la Cruz', 'Maria de la Cruz'],
  ['Cruz', 'Maria de la Cruz'],
  ['van den Berg', 'Rianne van den Berg'],
  ['Vandenberg', 'Rianne van den Berg'],
  ['Meta AI', 'Meta AI'],
  ['Google', 'Gemini Team Google'],
  ['Gemini', 'Gemini Team'],
  ['Smith Jr.', 'Adam Smith'],
  ['St. John', 'Ann St. John'],
  ['Paul Doe', 'John Paul Doe'],
  ['Mary Example', 'Ann Mary Example Jr.'],
  ['W. Zhang', 'Zhang Wei'],
  ['Leon Bottou', 'Léon Bottou'],
  ['Martin Fowler', 'Martin Fowler'],
  ['M. Fowler', 'Martin Fowler'],
  ['L. Bottou', 'Leon Bottou'],
  ['Bottou', 'Leon Bottou'],
  ['Wei', 'Wei Junhao'],
  ['J. Yang', 'Yang JingYi'],
  ['W.-Q. Zhang', 'Wei-Qiang Zhang'],
  ['Doe, J.', 'Jane Doe'],
  ['Doe, JM', 'John Michael Doe'],
  ['Doe, Jane', 'J. Doe'],
  ['Doe, Jr.', 'John Doe'],
]

/** Other people. A missed paper is asked for again, and a wrong one is mailed every day. */
const others: readonly (readonly [string, string])[] = [
  ['AI', 'Meta AI'],
  ['Team', 'Qwen Team'],
  ['Research', 'Apple Research'],
  ['W. Zhang', 'Zhang Xiaoming'],
  ['Wei Zhang', 'Wei-Qiang Zhang'],
  ['Hoang', 'Hoang The Anh'],
  ['Ann', 'Ann Mason'],
  ['Wei-Qiang Zhang', 'Wei Zhang'],
  ['Wei', 'Wei-Lun Chao'],
  ['Wei', 'Wei Chee Yew'],
  ['Jin', 'Jin Kuang'],
  ['Jin', 'Jin Sakamoto'],
  ['García-López', 'Ana López'],
  ['Taylor', 'James Taylor Smith'],
  ['Kimi', 'Kimi Raikkonen'],
  ['van Rossum', 'Vera Rossum'],
  ['van Rossum', 'V. Rossum'],
  ['da Silva', 'Ana Silva'],
  ['Wei', 'Wei Zhang'],
  ['Wei', 'Wei Ping'],
  ['J. Thomas', 'Thomas James'],
  ['Michael Smith', 'Michal Smith'],
  ['Muller', 'Hans Mueller'],
  ['Jane Doe', 'Doe'],
  ['Jane Doe', 'John Doe'],
  ['Jane', 'Jane Doe'],
  ['S. Kim', 'Kim Smith'],
  ['Samuel Joel', 'Samul Jol'],
  ['van Berg', 'Ann von Berg'],
  ['A. Ai', 'Kimi AI'],
  ['Weiwei', 'Weiwei Ai'],
  ['P. Doe', 'John Paul Doe'],
  ['M. Example', 'Ann Mary Example Jr.'],
  ['Wei Zhang', 'Wei Zhou'],
  ['Wei Zhang', 'Weiping Zhang'],
  ['Leon', 'Leon Bottou'],
]

describe('a topic of an author', () => {
  test.each(same)('the topic "author: %s" finds %s', (wanted, author) => {
    expect(finds(wanted, author)).toBe(true)
  })

  test.each(others)('the topic "author: %s" does not find %s', (wanted, author) => {
    expect(finds(wanted, author)).toBe(false)
  })

  const part = fc.constantFrom(
    'Ana',
    'Jörg',
    'Wei',
    'Xiao-Ming',
    'Søren',
    'Łukasz',
    "O'Neill",
    'Müller',
    'Nguyễn',
    'Strauß',
    'al-Amin',
  )
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))

  test('the topic of any author finds that author, in capitals and without accents as well', () => {
    fc.assert(
      fc.property(name, (author) => {
        const bare = author.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
        for (const written of [author, author.toUpperCase(), author.toLowerCase(), bare]) {
          expect(finds(author, written)).toBe(true)
          expect(finds(written, author)).toBe(true)
        }
      }),
    )
  })

  test('an index finds the authors that a topic finds by itself, and names the first of them', () => {
    const odd = fc.constantFrom(
      'van',
      'der',
      'De',
      'García',
      'Lopez',
      'García-López',
      'J.',
      'JA',
      'JM',
      'LI',
      'Nguyen',
      'E',
      '李',
      'Jr.',
      'AI',
      'Team',
      'Doe',
    )
    const any = fc.array(fc.oneof(part, odd), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
    const papersOf = fc.array(fc.array(any, { maxLength: 3 }), { maxLength: 8 })
    fc.assert(
      fc.property(any, papersOf, (wanted, lists) => {
        const [topic] = parseTopics([`author: ${wanted}`])
        if (!topic) return
        const papers = lists.map((authors, place) =>
          aPaper({ id: `p${place}`, authors: [...authors, wanted] }),
        )
        const others = lists.map((authors, place) => aPaper({ id: `o${place}`, authors }))
        const all = [...papers, ...others]
        const found = topicIndex(all).find(topic)
        expect(found.map(({ paper }) => paper)).toEqual(all.filter((paper) => matches(topic, paper)))
        for (const { paper, why } of found) {
          const names = paper.authors.filter((name) => matches(topic, aPaper({ authors: [name] })))
          expect(why).toEqual({ kind: 'author', name: names[0] })
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('the topic of an author never finds a name that shares no word with it', () => {
    const other = fc.array(fc.constantFrom('Bert', 'Kohl', 'Rao', 'Iqbal'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(name, other, (author, parts) => void expect(finds(author, parts.join(' '))).toBe(false)),
    )
  })
})
