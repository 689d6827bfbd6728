import { describe, expect, test } from 'vitest'
import { parseTopic, parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { excludes, matches } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

const finds = (text: string, part: Parameters<typeof aPaper>[0]): boolean | undefined => {
  const [topic] = parseTopics([text])
  return topic && matches(topic, aPaper(part))
}

describe('a topic of an organisation', () => {
  test.each([
    ['org: DeepMind', 'Google DeepMind'],
    ['org: deep mind', 'Google DeepMind'],
    ['org:Google', 'Google DeepMind'],
    ['Org: Google DeepMind', 'Google DeepMind'],
    ['org: MIT', 'MIT'],
    ['org: MIT', 'MIT CSAIL'],
    ['org: MIT', 'Massachusetts Institute of Technology'],
    ['org: MIT', 'Massachusetts Institute of Technology, Cambridge, USA'],
    ['org: UCLA', 'Institute of Maps, University of California, Los Angeles, USA'],
    ['org: UCLA', 'Bonn Lab; University of California, Los Angeles'],
    ['org: University of California Berkeley', 'University of California, Berkeley'],
    ['org: CMU', 'Carnegie Mellon University (Pittsburgh)'],
    ['org: Massachusetts Institute of Technology', 'MIT'],
    ['org: KAIST', 'Korea Advanced Institute of Science and Technology'],
    ['org: ETH Zurich', 'ETH Zürich'],
    ['org: Université de Montréal', 'Universite de Montreal'],
    ['org: deepseek', 'DeepSeek-AI'],
    ['org: DeepSeek AI', 'deepseek-ai'],
    ['org: Edinburgh', 'MIT; University of Edinburgh'],
    ['organization: Qwen', 'Qwen'],
    ['affiliation: Qwen', 'Qwen'],
    ['org: DeepMind -vision', 'Google DeepMind'],
  ])('the topic "%s" finds a paper of %s', (text, organization) => {
    expect(finds(text, { organization })).toBe(true)
  })

  test.each([
    ['org: MIT', 'Mitsubishi Electric'],
    ['org: MIT', 'Summit Labs'],
    ['org: MIT', 'Amity University'],
    ['org: MIT', 'Google; Institute of Technology'],
    ['org: MIT', 'Maps, Italy, Turin'],
    ['org: Mind', 'Google DeepMind'],
    ['org: Google DeepMind', 'Google Research'],
    ['org: Google DeepMind', 'Google; DeepMind'],
    ['org: AI', 'Academia Iberica'],
    ['org: Google -paper', 'Google'],
  ])('the topic "%s" does not find a paper of %s', (text, organization) => {
    expect(finds(text, { organization })).toBe(false)
  })
})

describe('a topic of a venue', () => {
  test.each([
    ['venue: CVPR', 'CVPR 2026'],
    ['venue:cvpr', 'CVPR 2026 Workshop'],
    ['venue: CVPR 2026', 'CVPR 2026'],
    ["venue: CVPR'26", 'CVPR 2026'],
    ['venue: CVPR2026', 'CVPR 2026'],
    ['venue: CVPR workshops', 'CVPR 2026 Workshop'],
    ['venue: Computer Vision and Pattern Recognition Conference', 'CVPR 2026'],
    ['venue: International Conference on Machine Learning', 'ICML 2026'],
    ['venue: ICML', 'International Conference on Machine Learning 2026'],
    ['venue: NIPS', 'NeurIPS 2025'],
    ['venue: ACL', 'ACL 2026 Findings'],
    ['venue: IJCAI', 'IJCAI-ECAI 2026'],
    ['venue: RA-L', 'IEEE RA-L 2026'],
    ['venue: RAL', 'IEEE RA-L'],
    ['venue: Robotics and Automation Letters', 'IEEE RA-L'],
    ['venue: TPAMI', 'IEEE TPAMI'],
    ['venue: TMLR', 'TMLR 2026'],
    ['venue: Transactions on Machine Learning Research', 'TMLR'],
    ['journal: Nature', 'Nature 2026'],
    ['conference: CHI', 'CHI 2026'],
    ['venue: chi', 'CHI 2026'],
    ['venue: CVPR -vision', 'CVPR 2026'],
  ])('the topic "%s" finds a paper of %s', (text, venue) => {
    expect(finds(text, { venue })).toBe(true)
  })

  test.each([
    ['venue: ACL', 'NAACL 2025'],
    ['venue: ACL', 'EACL 2026'],
    ['venue: CVPR 2025', 'CVPR 2026'],
    ['venue: CVPR workshop', 'CVPR 2026'],
    ['venue: ICML', 'ICMLA 2025'],
    ['venue: Machine Learning', 'ICML 2026'],
    ['venue: CVPR -paper', 'CVPR 2026'],
  ])('the topic "%s" does not find a paper of %s', (text, venue) => {
    expect(finds(text, { venue })).toBe(false)
  })
})

describe('a topic of a field', () => {
  test.each(['org: DeepMind', 'venue: CVPR'])(
    'the topic "%s" finds no paper that does not tell it',
    (text) => {
      expect(finds(text, { title: 'DeepMind at CVPR', abstract: 'DeepMind CVPR' })).toBe(false)
    },
  )

  test.each(['-org: DeepMind', '− org: Deep Mind', '-venue: CVPR', '-venue: CVPR 2026'])(
    'the topic "%s" keeps such papers out of the whole digest',
    (text) => {
      const topics = parseTopics([text])
      expect(topics).toMatchObject([{ kind: 'exclusion' }])
      expect(excludes(topics, aPaper({ organization: 'Google DeepMind', venue: 'CVPR 2026' }))).toBe(true)
      expect(excludes(topics, aPaper({ organization: 'Mind', venue: 'ICML 2026' }))).toBe(false)
      expect(excludes(topics, aPaper())).toBe(false)
    },
  )

  test.each([
    ['org:', 'no-word'],
    ['-org: ?', 'no-word'],
    ['venue:', 'no-word'],
    ['-venue:', 'no-word'],
    ['org: a b c d e f g h i', 'too-many-words'],
    ['-venue: a b c d e f g h i', 'too-many-words'],
    ['org: evil.com', 'link'],
    ['venue: https://evil.com', 'link'],
    ['org: call 0171 1234567', 'telephone'],
    ['venue: RSS, CVPR', 'comma'],
  ])('the topic "%s" is refused: %s', (text, problem) => {
    expect(parseTopic(text)).toMatchObject({ problem })
  })

  test('an index names the organisation or the venue as the paper writes it', () => {
    const paper = aPaper({ organization: 'Google DeepMind', venue: 'CVPR 2026' })
    const index = topicIndex([aPaper({ id: 'other' }), paper])
    const found = parseTopics(['org: deepmind', 'venue: cvpr']).map((topic) => index.find(topic))
    expect(found).toEqual([
      [{ paper, relevance: 1, why: { kind: 'org', name: 'Google DeepMind' } }],
      [{ paper, relevance: 1, why: { kind: 'venue', name: 'CVPR 2026' } }],
    ])
  })

  test('an author whose surname comes before a comma is one topic, without a comma', () => {
    expect(parseTopic('author: Doe, J.')).toMatchObject({ kind: 'author', text: 'author: J. Doe' })
    expect(parseTopic('-author: Doe, Jr.')).toMatchObject({ kind: 'exclusion', text: '-author: Doe Jr.' })
    expect(parseTopic('author: Doe, Roe, Poe')).toMatchObject({ problem: 'comma' })
  })
})
