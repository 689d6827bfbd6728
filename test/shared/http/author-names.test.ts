// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorNames } from '../../../shared/http/author-names.ts'

type Case = readonly [given: readonly string[], names: readonly string[]]

const groups: readonly Case[] = [
  [
    ['Team Phoenix', ':', 'Ada Beet', 'Jo Leek'],
    ['Team Phoenix', 'Ada Beet', 'Jo Leek'],
  ],
  [['X Team: A, B'], ['X Team', 'A', 'B']],
  [['Garden-AI :Ada Beet'], ['Garden-AI', 'Ada Beet']],
  [['{\\it Garden}-AI Collaboration: Ada Beet'], ['Garden-AI Collaboration', 'Ada Beet']],
  [['Ada Beet', 'for the ATLAS Collaboration'], ['Ada Beet']],
  [['Ada Beet for the ATLAS Collaboration'], ['Ada Beet']],
  [['Ada Beet and Jo Leek for the Garden Team'], ['Ada Beet', 'Jo Leek']],
  [['Ada Beet', 'on behalf of the CMS Collaboration'], ['Ada Beet']],
  [['Ada Beet, on behalf of all Garden Investigators'], ['Ada Beet']],
  [['representing the H1 Collaboration', 'Ada Beet'], ['Ada Beet']],
  [['on behalf of the CMS Collaboration'], ['CMS Collaboration']],
  [['for the ATLAS Collaboration'], ['ATLAS Collaboration']],
  [['(The CMS Collaboration)'], ['The CMS Collaboration']],
  [
    ['LIGO Scientific Collaboration', 'Ada Beet'],
    ['LIGO Scientific Collaboration', 'Ada Beet'],
  ],
  [['Center for AI Safety Team'], ['Center for AI Safety Team']],
  [['Ada Beet and the CMS Collaboration'], ['Ada Beet', 'the CMS Collaboration']],
  [
    ['The Leek Collaboration and the Beet Collaboration'],
    ['The Leek Collaboration', 'the Beet Collaboration'],
  ],
  [
    ['Leek Scientific Collaboration and Beet Collaboration'],
    ['Leek Scientific Collaboration', 'Beet Collaboration'],
  ],
  [['The ATLAS and the CMS Collaborations'], ['The ATLAS and the CMS Collaborations']],
  [['ATLAS, CMS Collaborations'], ['ATLAS', 'CMS Collaborations']],
  [
    ['BigCode Contributors', 'Anonymous Authors', '360 AI Team'],
    ['BigCode Contributors', 'Anonymous Authors', '360 AI Team'],
  ],
  [
    ['Institute of Electrical and Electronics Engineers', 'Acme, Inc.', 'Beet & Co.'],
    ['Institute of Electrical and Electronics Engineers', 'Acme Inc.', 'Beet Co.'],
  ],
  [['Ada Beet and Institute of Gardens'], ['Ada Beet', 'Institute of Gardens']],
  [['Core Contributors: Ada Beet'], ['Ada Beet']],
  [['花园团队：张伟，李娜'], ['花园团队', '张伟', '李娜']],
  [['Research and Development Team'], ['Research and Development Team']],
  [
    ['P²OT Team', 'GPT-4', 'Claude 3'],
    ['P²OT Team', 'GPT-4', 'Claude 3'],
  ],
]

const unnamed: readonly Case[] = [
  [['Ada Beet', 'et al.'], ['Ada Beet']],
  [['Ada Beet et al'], ['Ada Beet']],
  [['Ada Beet, et. al.'], ['Ada Beet']],
  [['Ada Beet', 'and others'], ['Ada Beet']],
  [['Ada Beet', 'and 12 others'], ['Ada Beet']],
  [['Ada Beet', '27 more authors'], ['Ada Beet']],
  [['(additional authors not shown)', 'Ada Beet'], ['Ada Beet']],
  [['Ada Beet', '...', '…'], ['Ada Beet']],
  [['', ' ', ':', '*', '1', '—', 'and', '&', '\u200b'], []],
  [
    ['Ada Beet & al.', 'etal.', 'undefined undefined', 'Jo Leek, and 3 authors'],
    ['Ada Beet', 'Jo Leek'],
  ],
  [['null', 'n/a', 'IEEE', 'Corresponding author', 'PhD'], []],
  [['Authors: Ada Beet'], ['Ada Beet']],
  [
    ['Al Beet', 'More Leek', 'And Chard', 'Etal Kale'],
    ['Al Beet', 'More Leek', 'And Chard', 'Etal Kale'],
  ],
]

const notes: readonly Case[] = [
  [
    ['Ada Beet1,2', 'Jo Leek$^{1}$', 'Mia Chard*', 'Bo Kale†', 'Di Dill^a', 'Ed Endive¹²', 'Flo Fennel⁽³⁾'],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'Ed Endive', 'Flo Fennel'],
  ],
  [
    ['Ada Beet (College, Northtown (South))', 'Jo Leek [2]'],
    ['Ada Beet', 'Jo Leek'],
  ],
  [
    [
      'Ada Beet (0000-0002-1825-0097)',
      'Jo Leek ORCID: 0000-0002-1825-009X',
      'Mia https://orcid.org/0000-0002-1825-0097',
    ],
    ['Ada Beet', 'Jo Leek', 'Mia'],
  ],
  [['Ada Beet <ada@example.org>', 'jo@example.org'], ['Ada Beet']],
  [
    ['Ada Beet\\thanks{Equal {\\it work}}', 'Jo Leek\\inst{1,2}', 'Mia\\orcidlink{0000-0002-1825-0097}'],
    ['Ada Beet', 'Jo Leek', 'Mia'],
  ],
  [
    ['1. Ada Beet', '2 Jo Leek', 'Mia Chard a,b', 'Bo Kale♯', 'Di Dill, IEEE Fellow', 'Ed Endive Ph.D.'],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'Ed Endive'],
  ],
  [
    ['Ada Beet \\and Jo Leek', 'Mia Chard \\& Bo Kale', 'with an appendix by Di Dill', 'J.~Endive'],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'J. Endive'],
  ],
  [
    [
      'Ada Beet*1',
      'Jo Leek†1,2',
      'Mia Chard ✉️',
      'Bo Kale👩🏽‍🔬 🇩🇪',
      'Di Dill, Eds.',
      'Ed',
      'an appendix by Ed Endive',
    ],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'Ed', 'Ed Endive'],
  ],
  [
    [
      'Ada Beet <sup>1</sup>',
      '<b>Jo Leek</b><br>Mia Chard',
      '{Bo Kale}',
      '{D}i {D}ill',
      'Ed Endive @edendive',
    ],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'Ed Endive'],
  ],
  [
    ['and Ada Beet', 'Jo Leek and', '& Mia Chard;', 'by Bo Kale', 'Di Dill.', 'Ed Endive,'],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', 'Ed Endive'],
  ],
]

const persons: readonly Case[] = [
  [
    ['Ada Beet and Jo Leek', 'Mia Chard, Bo Kale, and Di Dill'],
    ['Ada Beet', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill'],
  ],
  [
    ['Ada Beet', 'ada beet', 'Jo Leek', 'Ada  Beet'],
    ['Ada Beet', 'Jo Leek'],
  ],
  [
    ['Ada Beet Jr.', 'Jo Leek, III', 'Mia Chard, PhD', 'Bo Kale, M.D.', 'J. Dill Jr.', 'Jane D.'],
    ['Ada Beet Jr.', 'Jo Leek III', 'Mia Chard', 'Bo Kale', 'J. Dill Jr.', 'Jane D.'],
  ],
  [
    ['Beet, Ada', 'Leek, J.'],
    ['Ada Beet', 'J. Leek'],
  ],
  [
    ['Beet, A., Leek, J.', 'Nguyen Van A', 'Chard H1'],
    ['A. Beet', 'J. Leek', 'Nguyen Van A', 'Chard H1'],
  ],
  [
    ['Beet, Ada, Jr.', 'Jo Leek / Mia Chard', 'Bo Kale AND Di Dill', '山田太郎、鈴木一郎'],
    ['Ada Beet Jr.', 'Jo Leek', 'Mia Chard', 'Bo Kale', 'Di Dill', '山田太郎', '鈴木一郎'],
  ],
  [
    ['Mu¨ller', 'Ada Garcı´a', 'Jo Ferna´ndez'],
    ['Müller', 'Ada García', 'Jo Fernández'],
  ],
  [['Beet, A.; van der Leek, J.-P.'], ['A. Beet', 'J.-P. van der Leek']],
  [
    ["Gerard 't Beet", 'Conan O’Leek', 'Jean-Luc d’Arc', 'Mª José Li'],
    ["Gerard 't Beet", 'Conan O’Leek', 'Jean-Luc d’Arc', 'Mª José Li'],
  ],
  [
    ['张伟', 'Wei Zhang (张伟)', 'محمد\u200cعلی', 'Nguyễn Thị Hoà', 'Ольга Орлова', 'O', 'Ng'],
    ['张伟', 'Wei Zhang', 'محمد\u200cعلی', 'Nguyễn Thị Hoà', 'Ольга Орлова', 'O', 'Ng'],
  ],
  [
    [
      "Ad\\'ele C\\^ot\\'e",
      'JosÃ© Maga~na',
      'Mu\\~noz',
      'Patri~no',
      'Jo~ao',
      'Jos&eacute;',
      'Jose\u0301 Li',
      'Kruﬁn',
    ],
    ['Adéle Côté', 'José Magaña', 'Muñoz', 'Patriño', 'João', 'José', 'José Li', 'Krufin'],
  ],
]

describe('the names of authors', () => {
  test.each(groups)('of the authors %j the people and groups are %j', (given, names) => {
    expect(authorNames(given)).toEqual(names)
  })

  test.each(unnamed)('the authors %j without those who have no name are %j', (given, names) => {
    expect(authorNames(given)).toEqual(names)
  })

  test.each(notes)('the authors %j without notes, marks and places are %j', (given, names) => {
    expect(authorNames(given)).toEqual(names)
  })

  test.each(persons)('the authors %j are the people %j', (given, names) => {
    expect(authorNames(given)).toEqual(names)
  })

  test('every name of an author has a letter and begins with no space, whatever a source gives', () => {
    const cases = [...groups, ...unnamed, ...notes, ...persons].flatMap(([given]) => given)
    const piece = fc.constantFrom(
      ...cases,
      ',',
      ' and ',
      ':',
      ';',
      '(',
      ')',
      '{',
      '}',
      '^',
      '1',
      ' ',
      "'",
      '&',
      '~n',
    )
    const author = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(piece, { maxLength: 5 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(fc.array(author, { maxLength: 4 }), (given) => {
        for (const name of authorNames(given)) expect(name).toMatch(/^\S.*\p{L}|^\p{L}/u)
      }),
      { numRuns: 2_000 },
    )
  })

  test('names of authors take little time even if they were made to be slow', () => {
    const started = process.cpuUsage()
    for (const seed of [
      '(',
      'a@',
      'a ',
      ', ',
      'for the ',
      '^{',
      '\\thanks{',
      '1,',
      'et al ',
      '0000-',
      ': ',
      '& ',
      '*1',
      '🦜',
      'the ',
      'authors ',
    ]) {
      authorNames(Array.from({ length: 1_000 }, () => seed.repeat(200 / seed.length)))
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(4_000)
  })
})
