// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTopic } from '../../../../shared/paper/topic/parse-topic.ts'

describe('a topic as it is read', () => {
  test('a topic keeps the text as typed, with single spaces', () => {
    expect(parseTopic('  Graph \u00a0 Networks -Vision ')).toEqual({
      kind: 'words',
      text: 'Graph Networks -Vision',
      wanted: [
        { word: 'Graph', stem: 'graph' },
        { word: 'Networks', stem: 'network' },
      ],
      within: [],
      excluded: [{ kind: 'word', words: [{ word: 'Vision', stem: 'vision' }] }],
    })
  })

  test('a topic has each stem once, and no word that every abstract has', () => {
    expect(parseTopic('the cluster of clusters and Clustering')).toMatchObject({
      wanted: [{ word: 'cluster', stem: 'cluster' }],
    })
  })

  // With a space around it, a text is read the long way.
  test('a plain topic is read as any other text is', () => {
    const plainWord = fc.constantFrom(
      ...'k-means GPT-4 4 6 DoF multi agent to image zero shot cs.LG cs stat the of RAG 0171 1234567 Text2SQL a b-'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(plainWord, { maxLength: 10 }), (words) => {
        const text = words.join(' ')
        expect(parseTopic(text)).toEqual(parseTopic(` ${text} `))
      }),
    )
  })

  test('a topic keeps a compound together', () => {
    expect(parseTopic('k-means')).toMatchObject({ wanted: [{ word: 'k-means', stem: 'k mean' }] })
  })

  test.each([
    ['multi agent systems', ['multi agent', 'systems']],
    ['zero shot learning', ['zero shot', 'learning']],
    ['text to image generation', ['text to image', 'generation']],
    ['end to end', ['end to end']],
    ['to image', ['image']],
    ['self', ['self']],
    ['sim to', ['sim']],
  ])('the words of the topic "%s" are %j, because what makes a compound is no word', (text, words) => {
    const parsed = parseTopic(text)
    expect('wanted' in parsed && parsed.wanted.map(({ word }) => word)).toEqual(words)
  })

  test.each([
    ['cs.LG', ['cs.lg']],
    ['astro-ph.GA', ['astro-ph.ga']],
    ['physics.data-an', ['physics.data-an']],
    ['hep-th', ['hep-th']],
    ['stat', ['stat.']],
    ['Q-Bio', ['q-bio.']],
    ['physics.*', ['physics.']],
    ['cs.LG and cs.CL cs.lg', ['cs.lg', 'cs.cl']],
    ['cat: cs.LG', ['cs.lg']],
    ['category:math stat', ['math.', 'stat.']],
    ['cat: cs.LG and cs.CL', ['cs.lg', 'cs.cl']],
    ['cond-mat.str-el', ['cond-mat.str-el']],
  ])('the topic "%s" is a category', (text, categories) => {
    expect(parseTopic(text)).toEqual({ kind: 'category', text, categories, excluded: [] })
  })

  test.each([
    'math',
    'physics',
    'node.js',
    'cs education',
    'stat arb',
    'hep',
    'gr',
    'cats.LG',
    'authors',
    'speech.',
    'cs.LG.',
  ])('the topic "%s" is words', (text) => {
    expect(parseTopic(text)).toMatchObject({ kind: 'words', text, within: [] })
  })

  test.each([
    ['', 'too-short'],
    ['a', 'too-short'],
    ['speech, -music', 'comma'],
    ['a'.repeat(81), 'too-long'],
    ['?? !!', 'no-word'],
    ['- -?', 'no-word'],
    ['author:', 'no-word'],
    ['author: ?', 'no-word'],
    ['au: -vision', 'no-word'],
    ['-author:', 'no-word'],
    ['− author: ?', 'no-word'],
    ['cat:', 'no-word'],
    ['-category:', 'no-word'],
    ['-the', 'no-word'],
    ['– of-the', 'no-word'],
    ['-and -the.', 'no-word'],
    ['-- --', 'no-word'],
    ['b c d e f g h j -i', 'too-many-words'],
    ['b c d e f g h -i', undefined],
    ['-b -c -d -e -f -g -h -i -j', 'too-many-words'],
    ['author: b c d e f g h i j', 'too-many-words'],
    ['a'.repeat(80), undefined],
    ['graph\u0000s', 'control-character'],
    ['graph\r\nBcc: x', 'control-character'],
    ['graph\u202es', 'control-character'],
    ['the', 'only-common-words'],
    ['The and', 'only-common-words'],
    ['the -quantum', 'only-common-words'],
    ['-cat: and', 'no-word'],
    ['-cat: cs.AI cs.CC cs.CE cs.CG cs.CL cs.CR cs.CV cs.CY cs.DB', 'too-many-words'],
  ])('the topic %j has the problem %s', (text, problem) => {
    const topic = parseTopic(text)
    expect('problem' in topic ? topic.problem : undefined).toBe(problem)
  })

  test.each([
    ['cs.XX', 'cs.XX'],
    ['diffusion math.zz', 'math.zz'],
    ['speech -cs.learning', 'cs.learning'],
    ['hep-th.ab', 'hep-th.ab'],
    ['physics.soccer-ph', 'physics.soccer-ph'],
    ['cat: foo', 'foo'],
    ['cat: cs.LG speech', 'speech'],
    ['-cat: cs.LG foo', 'foo'],
  ])('the topic "%s" is refused, because arXiv has no category "%s"', (text, part) => {
    expect(parseTopic(text)).toEqual({ problem: 'unknown-category', part })
  })

  test.each([
    ['- quantum', '-quantum'],
    ['−quantum', '-quantum'],
    ['–quantum', '-quantum'],
    ['— quantum', '-quantum'],
    ['- − quantum', '-quantum'],
    ['-quantum -the', '-quantum'],
    ['speech - music', 'speech -music'],
    ['speech -the -music -', 'speech -music'],
    ['state - of', 'state'],
    ['– cs.CV', '-cs.CV'],
    ['graph − cs.CV', 'graph -cs.CV'],
    ['– author: Jane Doe', '-author: Jane Doe'],
    ['-cat: cs.CV', '-cs.CV'],
    ['-category:cs.CV stat', '-cs.CV -stat'],
    ['author: Jane Doe – vision', 'author: Jane Doe -vision'],
  ])('the topic "%s" keeps its text and means "%s"', (text, meant) => {
    expect(parseTopic(text)).toEqual({ ...parseTopic(meant), text })
    expect(parseTopic(text)).not.toHaveProperty('problem')
  })

  test('a dash within a word of a topic is no minus', () => {
    expect(parseTopic('speech–music')).toMatchObject({ wanted: [{ stem: 'speech music' }], excluded: [] })
  })

  test('a topic parsed again from its own text is the same', () => {
    const word = fc.constantFrom(
      'graph',
      '-music',
      'cs.LG',
      '-cs.CV',
      'author:',
      '-author:',
      'au:',
      'cat:',
      'math',
      'J.',
      '-',
      '−',
      '–graph',
      '-the',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc.array(word, { maxLength: 9 }).map((words) => words.join('  ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const topic = parseTopic(text)
        if (!('problem' in topic)) expect(parseTopic(topic.text)).toEqual(topic)
      }),
    )
  })
})
