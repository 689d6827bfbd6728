// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import type { Acronym } from '../../../../shared/paper/topic/acronym.ts'
import { definitionsIn } from '../../../../shared/paper/topic/acronym-definitions.ts'
import { firstAcronyms } from '../../../../shared/paper/topic/first-acronyms.ts'
import { learnAcronyms, longestForm, mostAcronyms } from '../../../../shared/paper/topic/learn-acronyms.ts'
import { parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { excludes, matches } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

describe('definitions of acronyms', () => {
  test.each([
    ['We use retrieval-augmented generation (RAG).', 'RAG', 'retrieval-augmented generation'],
    ['Large language models (LLMs) are large.', 'LLM', 'Large language models'],
    ['with 3D Gaussian Splatting (3DGS) we', '3DGS', '3D Gaussian Splatting'],
    ['By test-time augmentation (TTA) we', 'TTA', 'test-time augmentation'],
    ['a low-rank adaptation (LoRA; Hu et al.)', 'LoRA', 'low-rank adaptation'],
    ['Chain of Thought (CoT, for short) helps', 'CoT', 'Chain of Thought'],
    ['the U.S. population. Graph neural networks (GNNs)', 'GNN', 'Graph neural networks'],
    ['(1) vision-language-action (VLA) models', 'VLA', 'vision-language-action'],
    ['1) large language models (LLMs), 2) others', 'LLM', 'large language models'],
    ['self-supervised learning (SSL)', 'SSL', 'self-supervised learning'],
    ['bird’s-eye view (BEV)', 'BEV', 'bird’s-eye view'],
    ['Proximal Policy Optimization (PPO)', 'PPO', 'Proximal Policy Optimization'],
    ['We use RAG (retrieval-augmented generation).', 'RAG', 'retrieval-augmented generation'],
    ['the LLMs (large language models) of', 'LLM', 'large language models'],
    ['so-called “chain of thought” (CoT)', 'CoT', 'chain of thought'],
    ['text-to-image (T2I)', 'T2I', 'text-to-image'],
    [
      'reinforcement learning from human feedback (RLHF)',
      'RLHF',
      'reinforcement learning from human feedback',
    ],
  ])('the text "%s" defines %s as "%s"', (text, short, long) => {
    expect(definitionsIn(text)).toEqual([{ short, long }])
  })

  test.each([
    'as in Figure 3 (see below)',
    'We win (92.1%)',
    'a model (GPT-4)',
    'A method (OURS) that wins',
    'the information flow; (ii)',
    'We release code (https://example.org)',
    'the dataset (RAG)',
    'Retrieval ends. Augmented generation (RAG)',
    'Paris (France)',
    'We test GPT (the best of all models)',
    'We test RAG (and retrieval-augmented generation)',
    'a CNN (see the next section)',
  ])('the text "%s" defines nothing', (text) => {
    expect(definitionsIn(text)).toEqual([])
  })

  test('definitions are found in a long hostile text at a cost that grows no faster than it', () => {
    for (const piece of ['(', ')', 'A', '-', 'a ', 'A" (b b b)', '”', 'A (A', 'a-A (AA) ', '((AB', ' ']) {
      const before = process.cpuUsage()
      definitionsIn(piece.repeat(Math.ceil(100_000 / piece.length)))
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1_000, piece).toBeLessThan(2_000)
    }
  })
})

const saying = (long: string, short: string, ...authors: string[]): Paper =>
  aPaper({ abstract: `We study ${long} (${short}).`, authors })

describe('acronyms', () => {
  test('an acronym is believed when two papers without a common author agree', () => {
    const [one, two] = [saying('graph gap', 'GG', 'Ann'), saying('Graph-Gaps', 'GGs', 'Bob')]
    expect(learnAcronyms([one], [])).toEqual([])
    expect(learnAcronyms([one, one], [])).toEqual([])
    expect(learnAcronyms([one, saying('graph gap', 'GG', 'Ann', 'Bob')], [])).toEqual([])
    expect(learnAcronyms([one, two], [])).toEqual([{ short: 'GG', long: 'Graph-Gaps', weight: 20 }])
  })

  test('two papers without a common author agree, whoever else says so', () => {
    const [one, both, two] = [['Ann'], ['Ann', 'Bob'], ['Bob']].map((authors) =>
      saying('graph gap', 'GG', ...authors),
    )
    for (const papers of [
      [one, both, two],
      [one, two, both],
    ])
      expect(learnAcronyms(papers as Paper[], [])).toHaveLength(1)
  })

  test('what two papers said is remembered for eleven days, and longer if a paper goes on to say so', () => {
    const said = [saying('graph gap', 'GG', 'Ann'), saying('graph gap', 'GG', 'Bob')]
    let known = learnAcronyms(said, [])
    let days = 0
    for (; known.length > 0; days++) known = learnAcronyms([], known)
    expect(days).toBe(11)
    const again = learnAcronyms([saying('graph gap', 'GG', 'Cem')], learnAcronyms(said, []))
    expect(again[0]?.weight).toBe(28)
  })

  test('a service knows some acronyms before its first edition, and none of them is believed for ever', () => {
    expect(learnAcronyms([]).map(({ short }) => short)).toContain('VLA')
    for (const { short, long } of firstAcronyms)
      expect(definitionsIn(`We use ${long} (${short}).`).length, `${short} ${long}`).toBeLessThan(2)
    let known = learnAcronyms([])
    for (let day = 0; day < 20; day++) known = learnAcronyms([], known)
    expect(known).toEqual([])
  })

  test('the same papers teach the same acronyms, in whatever order they come', () => {
    const words = fc.constantFrom('graph gap', 'Graph-Gap', 'great gap', 'grey goose', 'gap of graphs')
    const authors = fc.uniqueArray(fc.constantFrom('Ann', 'Bob', 'Cem', 'Dan'), { maxLength: 3 })
    const papers = fc.array(fc.tuple(words, fc.constantFrom('GG', 'GGs', 'GoG'), authors), { maxLength: 20 })
    fc.assert(
      fc.property(papers, (said) => {
        const made = said.map(([long, short, authors]) => saying(long, short, ...authors))
        expect(learnAcronyms([...made].reverse(), [])).toEqual(learnAcronyms(made, []))
      }),
    )
  })

  test('the acronyms of any day stay within an item of DynamoDB', () => {
    const many = Array.from({ length: mostAcronyms * 3 }, (_, at) => ({
      short: '日本語日本語日本',
      long: `${'語'.repeat(longestForm - 6)}${at}`,
      weight: 1_000,
    }))
    const kept = learnAcronyms(
      [saying('x'.repeat(200), 'XX', 'Ann'), saying('x'.repeat(200), 'XX', 'Bob')],
      many,
    )
    expect(kept).toHaveLength(mostAcronyms)
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(350_000)
  })
})

function finds(text: string, paper: Paper, acronyms: readonly Acronym[]): boolean {
  const [topic] = parseTopics([text])
  if (!topic) throw new Error(`${text} is no topic`)
  const isFound = matches(topic, paper, acronyms)
  expect(topicIndex([paper], acronyms).find(topic).length > 0, 'the index').toBe(isFound)
  return isFound
}

const rag = { short: 'RAG', long: 'retrieval-augmented generation', weight: 90 }
const splat = { short: '3DGS', long: '3D Gaussian Splatting', weight: 20 }
const act = { short: 'ACT', long: 'action chunking transformer', weight: 20 }
const asr = { short: 'ASR', long: 'automatic speech recognition', weight: 50 }
const attacks = { short: 'ASR', long: 'attack success rate', weight: 40 }
const known = [rag, asr, attacks, splat, act]

describe('a topic with an acronym', () => {
  test.each([
    ['RAG', 'Retrieval-Augmented Generation at scale', true],
    ['rag', 'Retrieval augmented generation at scale', true],
    ['RAGs', 'Retrieval-augmented generation', true],
    ['retrieval augmented generation', 'RAG at scale', true],
    ['Retrieval-Augmented Generation', 'RAGs at scale', true],
    ['retrieval-augmented generation', 'A rag and a bone', false],
    ['GPU', 'Many GPUs', true],
    ['gpus', 'A GPU', true],
    ['APIs', 'The API', true],
    ['API', 'APIs', true],
    ['EVs', 'An EV', true],
    ['UI', 'UIs', true],
    ['H100s', 'The H100', true],
    ['RoIs', 'An RoI', true],
    ['IDs', 'An IDS', false],
    ['GPS', 'GPs', false],
    ['RAG evaluation', 'Evaluating retrieval-augmented generation', true],
    ['retrieval-augmented generation evaluation', 'Evaluation of RAG', true],
    ['RAG systems', 'RAG at scale', true],
    ['3DGS', 'Gaussian splatting', true],
    ['gaussian splatting', '3DGS', true],
    ['3D Gaussian splatting', '4D Gaussian splatting', true],
    ['ACT', 'We act fast', false],
    ['ACT', 'ACT', true],
    ['act', 'We act fast', true],
    ['ASR', 'ASR', true],
    ['ASR', 'Automatic speech recognition', false],
    ['speech recognition', 'ASR', false],
    ['LLM', 'LLMs', true],
  ])('the topic "%s" of a paper "%s" is met: %s', (typed, title, isMet) => {
    expect(finds(typed, aPaper({ title }), known)).toBe(isMet)
  })

  test('a topic with an acronym of one meaning passes over a paper that means something else by it', () => {
    const other = aPaper({ title: 'RAG', abstract: 'A region adjacency graph (RAG) is a graph.' })
    const same = aPaper({ title: 'RAG', abstract: 'Retrieval-Augmented Generation (RAG) helps.' })
    for (const typed of ['RAG', 'retrieval-augmented generation']) {
      expect(finds(typed, other, known)).toBe(false)
      expect(finds(typed, same, known)).toBe(true)
    }
    expect(finds('RAG', other, [])).toBe(true)
  })

  test('a topic with letters of several meanings finds the letters alone', () => {
    const dominant = [{ ...asr, weight: 400 }, attacks]
    expect(finds('ASR', aPaper({ title: 'Automatic speech recognition' }), dominant)).toBe(true)
    expect(finds('speech recognition', aPaper({ title: 'ASR' }), dominant)).toBe(true)
    expect(finds('attack success rate', aPaper({ title: 'ASR' }), dominant)).toBe(false)
  })

  test('the reason names an acronym, or the words of its long form, as they were typed', () => {
    const why = (typed: string, title: string) =>
      topicIndex([aPaper({ title })], known)
        .find(parseTopics([typed])[0] ?? { kind: 'exclusion', text: '', excluded: [] })
        .map((match) => match.why)
    expect(why('RAG evaluation', 'Evaluation of retrieval-augmented generation')).toMatchObject([
      { words: ['RAG', 'evaluation'] },
    ])
    expect(why('retrieval-augmented generation', 'RAG')).toMatchObject([
      { words: ['retrieval-augmented', 'generation'] },
    ])
  })

  test.each([
    ['-RAG', 'Retrieval-augmented generation', true],
    ['-rag', 'RAG', true],
    ['-ACT', 'We act fast', false],
    ['-ASR', 'Automatic speech recognition', false],
    ['-ASR', 'ASR', true],
    ['-retrieval-augmented-generation', 'RAG', true],
    ['-multi-agent-systems', 'Multi-agent debate', false],
    ['-graph-neural-networks', 'Graph networks', false],
  ])('the exclusion "%s" keeps out a paper "%s": %s', (typed, title, isOut) => {
    expect(excludes(parseTopics([typed]), aPaper({ title }), known)).toBe(isOut)
  })

  test('an exclusion asks for more agreement than a topic does', () => {
    const mostly = [
      { ...asr, weight: 80 },
      { ...attacks, weight: 20 },
    ]
    const paper = aPaper({ title: 'Automatic speech recognition' })
    expect(finds('ASR', paper, mostly)).toBe(true)
    expect(excludes(parseTopics(['-ASR']), paper, mostly)).toBe(false)
  })
})
