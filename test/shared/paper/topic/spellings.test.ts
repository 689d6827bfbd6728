import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { excludes, matches } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

function found(text: string, papers: readonly Paper[]): string[] {
  const [topic] = parseTopics([text])
  if (!topic) throw new Error(`${text} is no topic`)
  const titles = topicIndex(papers)
    .find(topic)
    .map(({ paper }) => paper.title)
  expect(
    papers.filter((paper) => matches(topic, paper)).map(({ title }) => title),
    'alone',
  ).toEqual(titles)
  return titles
}

const spellings: string[][] = [
  ['finetuning', 'fine-tuning', 'fine tuning', 'Fine-Tuned', 'finetuned', 'fine‐tune'],
  ['multiagent', 'multi-agent', 'multi agent', 'Multi-Agents'],
  ['multiagent systems', 'multi-agent systems', 'multi agent systems', 'multi-agent system'],
  ['zeroshot', 'zero-shot', 'zero shot'],
  ['pretraining', 'pre-training', 'pre training', 'pretrained', 'pre-trained'],
  ['superresolution', 'super-resolution', 'super resolution'],
  ['dataset', 'data set', 'data-sets', 'datasets'],
  ['pointcloud', 'point-cloud', 'point cloud', 'point clouds'],
  ['timeseries', 'time-series', 'time series'],
  ['realtime', 'real-time', 'real time'],
  ['deepfakes', 'deep-fake', 'deep fakes'],
  ['3D', '3-D', '3‑D'],
  ['GPT4', 'GPT-4', 'GPT 4'],
  ['Llama3', 'Llama-3', 'LLaMA 3'],
  ['4bit quantisation', '4-bit quantization', '4 bit quantization'],
  ['6DoF', '6-DoF', '6 DoF'],
  ['Text2SQL', 'text-to-SQL', 'text to SQL'],
  ['sim2real', 'Sim-to-Real', 'sim to real'],
  ['on-device learning', 'on device learning'],
  ['in-context learning', 'in context learning'],
  ['databases', 'database', 'data bases', 'data-base'],
  ['rerankers', 're-ranking', 'reranked'],
  ['automata', 'automaton'],
  ['game-theoretic', 'game theory'],
  ['colour constancy', 'color constancy', 'colours constancy'],
  ['behaviour cloning', 'behavior cloning'],
  ['quantisation', 'quantization', 'quantised', 'quantized'],
  ['modelling', 'modeling'],
  ['tumour centre', 'tumor center', 'tumors centers'],
  ['labelled analyses', 'labeled analysis'],
  ['text to image', 'text-to-image'],
  ['Möbius maps', 'mobius map'],
  ['Parkinson’s disease', 'parkinson disease'],
]

describe('spellings of a topic', () => {
  test.each(spellings)(
    'the spelling "%s" finds all others, and each of them finds it',
    (...all: string[]) => {
      const papers = all.map((title, place) => aPaper({ id: `p${place}`, title, abstract: 'Nothing else.' }))
      for (const typed of all) expect(found(typed, papers), typed).toEqual(all)
    },
  )

  test.each(spellings)('the exclusion "-%s" keeps out all spellings', (...all: string[]) => {
    const single = all.filter((one) => !one.includes(' '))
    for (const typed of single)
      for (const title of all) {
        const isSame = parseTopics([`-${typed}`])
        expect(excludes(isSame, aPaper({ title })), `-${typed}: ${title}`).toBe(true)
      }
  })

  test.each([
    ['-generation', 'We generate, having generated: a generator.', false],
    ['-generation', 'Two generations of models.', true],
    ['-quantisation', 'We study quantization.', true],
    ['-quantisation', 'The model is quantized.', false],
    ['-fine-tuning', 'After finetuning it works.', true],
    ['-finetuning', 'After fine-tuning it works.', true],
    ['-finetuning', 'The fine-tuned model works.', false],
    ['-theory', 'With theoretical guarantees.', false],
    ['-theory', 'Theories abound.', true],
    ['-safety', 'It is safe to say so.', false],
    ['-analysis', 'Several analyses.', true],
    ['-robot', 'A robotic arm.', true],
  ])('the exclusion "%s" keeps out a paper whose abstract says "%s": %s', (typed, abstract, isOut) => {
    const topics = parseTopics(['something', typed])
    const paper = aPaper({ title: 'Something', abstract, keywords: [] })
    expect(excludes(topics, paper)).toBe(isOut)
    expect(found(`something ${typed}`, [paper])).toEqual(isOut ? [] : ['Something'])
  })

  test.each([
    ['notable', 'It was not able to do that'],
    ['therefore', 'there for e'],
    ['database', 'A data-based method'],
    ['databases', 'A data-based method'],
    ['data base', 'A method based on data'],
    ['on policy distillation', 'Distillation of a policy'],
    ['GPT 4', '4 reasons for GPT'],
    ['dynamics', 'Dynamic scenes'],
    ['variability', 'A variable'],
    ['finetuning', 'Tuning of fine things'],
    ['multi agent', 'Many agents with multi layers'],
    ['text to image', 'Image-text pairs'],
    ['k-means', 'means of k'],
  ])('the topic "%s" does not find "%s"', (typed, title) => {
    expect(found(typed, [aPaper({ title })])).toEqual([])
  })

  test.each([
    ['graph neural networks', 'Graph networks', true],
    ['graph neural networks', 'Graph neural operators', true],
    ['graph neural networks', 'Neural networks', false],
    ['graph neural networks', 'Graph theory', false],
    ['sign language', 'Signs of change in language', false],
    ['sign language', 'Sign language translation', true],
    ['multi-agent systems', 'Multi-agent debate', true],
    ['world models', 'The world of models', true],
    ['world models', 'The world', false],
    ['language models', 'Language', false],
    ['federated learning', 'Federated fine-tuning', true],
    ['machine learning', 'A machine', false],
    ['large language model agents', 'Large language models', false],
    ['retrieval-augmented generation', 'Retrieval-augmented code', true],
    ['sign language', 'Language sign', true],
  ])('the topic "%s" of a paper "%s" is met: %s', (typed, title, isMet) => {
    expect(found(typed, [aPaper({ title })]).length > 0).toBe(isMet)
  })
})
