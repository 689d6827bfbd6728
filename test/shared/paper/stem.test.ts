import { describe, expect, test } from 'vitest'
import { stems } from '../../../shared/paper/stems.ts'

const stem = (word: string): string => stems(word).join(' ')

const same = `
finetuning finetuned | networks network networking | clustering clusters cluster | policies policy | queries query
quantisation quantization quantised quantized quantiser quantize | tokenisation tokenization tokeniser tokenize
optimise optimizing optimised optimization | organise organizing organisations | generalise generalizing
recognise recognizing | summarisation summarizing | synthesise synthesizing synthesis syntheses
colour colors | behaviour behaviors | favour favor | neighbourhood neighborhoods | tumours tumor | labour labor
flavour flavor | harbour harbor | honour honor | vapour vapor | rumour rumors | odour odor | armour armor
centre centers centred centered | metres meter | fibre fibers | theatre theaters | calibre caliber | litre liters
analyse analyzing analysis analyses analysed | paralysed paralyzed | catalyse catalyzing
labelled labeled labelling label | modelling modeling models | travelling traveling | signalling signaling
channelled channeled | cancelled canceled | fulfil fulfill | distil distillation distilled | focussed focused
catalogue catalogs | dialogue dialogs | analogue analog | programme programs | defence defense | licence license
practise practice practising | grey gray | ageing aging | artefacts artifact | sceptical skeptical
judgement judgment | acknowledgement acknowledgment | manoeuvres maneuver manoeuvring | sulphur sulfur
anaesthesia anesthesia | haemorrhage hemorrhage | paediatric pediatric | oestrogen estrogen | foetal fetal
leukaemia leukemia | anaemia anemia | gynaecology gynecology | mould mold | aluminium aluminum
matrices matrix | vertices vertex | indices index | hypotheses hypothesis | biases biased bias | lenses lens
corpora corpus | criteria criterion | phenomena phenomenon | spectra spectrum | children child | axes axis
classes class | boxes box | meshes mesh | patches patch | losses loss | processes processing process
classification classifiers classify classified | verification verifier verifying | detection detectors detecting
generation generate generating generated | segmentation segments segmenting | retrieval retrieving retrievers
translation translate | estimation estimating | pruning pruned prune | mapping maps | coding code
explainability explainable | robustness robust | robotics robots robotic | sparsity sparse | safety safe
buses bus | leaves leaf | feet foot | nuclei nucleus | gases gas | simplices simplex | planners planning
critically critical | musically musical | dynamically dynamic | theoretic theory | schedulers scheduling
alignment aligning | deployment deployed | Parkinson’s Parkinson`

const different = `
tokenization token | generation general | generative general | universe university | organ organization | news new
policy police | generic genetic | generic generate | genetic generate | operation operator | care car | plane plan
reasoning reason | computer compute | transformer transform | international internal | important import
marketing market | meaning mean | setting set | direction direct | production product | projection project
action act | station state | relation relate | timing time | building build | human humane | critical critic
author authority | customer custom | numerical numerous | personal person | objective object | past paste
promise promize | noise noize | precise precize | formation form | reflection reflect | exception except
abstraction abstract | correction correct | embedding bed | wing win | string str | adverse adversarial
dynamics dynamic | genetics genetic | critic critically | music musically | variability variable | add ad
availability available | capability capable | based base | rationale rational | suite suited | clinic clinically
experience experiment | logic logistics | optimal optimism | sensor sense | event eventual | model modal`

const groups = (table: string): string[][] =>
  table
    .trim()
    .split(/\n| \| /)
    .map((group) => group.trim().split(' '))

describe('stems', () => {
  test.each(groups(same))('the words "%s" and "%s" (and so on) have one stem', (...words) => {
    expect(words.map(stem)).toEqual(words.map(() => stem(words[0] ?? '')))
  })

  test.each(groups(different))('the words "%s" and "%s" have different stems', (one, other) => {
    expect(stem(one ?? '')).not.toBe(stem(other ?? ''))
  })

  test.each([
    'otherwise',
    'noise',
    'raise',
    'promise',
    'precise',
    'exercise',
    'supervise',
    'revise',
    'advertise',
  ])('the word "%s" keeps its s in every country', (word) => {
    expect(stem(word)).not.toContain('z')
  })

  test('a stem of letters in another script, of digits or of a sign is the word itself', () => {
    expect(stems('日本語 GPT4 C++ 3DGS 2024')).toEqual(['日本語', 'gpt4', 'c++', '3dgs', '2024'])
  })

  test.each([
    ['GPUs', 'gpu'],
    ['EVs', 'ev'],
    ['H100s', 'h100'],
    ['GPS', 'gps'],
    ['As', 'as'],
    ['1990s', '1990s'],
    ['word2vec', 'word to vec'],
    ['H2O', 'h2o'],
    ['B2B', 'b2b'],
  ])('the word "%s" has the stem "%s"', (word, stemmed) => {
    expect(stem(word)).toBe(stemmed)
  })

  test('stems of long runs of capitals cost no more than their length', () => {
    for (const piece of ['As', 'AAs ', 'A1s', 'abc2', 's', 'AA']) {
      const before = process.cpuUsage()
      stems(piece.repeat(100_000 / piece.length))
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1_000, piece).toBeLessThan(1_000)
    }
  })

  test('stems of a long hostile text cost no more than its length', () => {
    for (const letter of ['a', 'e', 's', 'i', 'l', 'z', 'y']) {
      const before = process.cpuUsage()
      stems(`${letter.repeat(100_000)}ising`)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1_000).toBeLessThan(1_000)
    }
  })
})
