import { describe, expect, test } from 'vitest'
import { longestSummary, summarise } from '../../../../shared/paper/summary/summarise.ts'

/** The line of an abstract that begins with background and ends with results, as most do. */
function lineOf(middle: string, title = ''): string {
  const abstract = `Gardens are hard to draw by hand. ${middle} Extensive experiments show that this works well.`
  return summarise({ title, abstract }).text
}

const dropped = [
  'To address this',
  'To address this gap',
  'To address these issues',
  'To this end',
  'To that end',
  'To do so',
  'To overcome these limitations',
  'To fill this gap',
  'To bridge the gap',
  'To solve the problem',
  'To tackle the above challenges',
  'To overcome their drawbacks',
  'In order to close this gap',
  'Instead',
  'However',
  'Therefore',
  'Thus',
  'Hence',
  'Consequently',
  'Accordingly',
  'Rather',
  'Subsequently',
  'In response',
  'In contrast',
  'By contrast',
  'In this context',
  'In light of this',
  'As a remedy',
  'As a first step',
  'As a result',
  'As a first instantiation',
  'For this purpose',
  'For these reasons',
  'With this goal',
  'Towards this goal',
  'Utilizing this insight',
  'Leveraging these observations',
  'Using this idea',
  'With that',
  'Based on that',
  'Having established that',
  'To make up for it',
  'Building on this foundation',
  'Based on this',
  'Based on these findings',
  'Guided by this insight',
  'Guided by these principles',
  'Motivated by this',
  'Motivated by these observations',
  'Inspired by this idea',
  'Drawing on these lessons',
  'Given this',
  'Given these constraints',
  'On these premises',
  'Unlike these methods',
  'Concretely',
  'Specifically',
  'In particular',
  'For example',
  'By doing so',
  'To mitigate such effects',
  'To address both limitations of such systems',
  'Using the resulting ink',
]

describe('an opening that points at what was said before', () => {
  test.each(dropped)('the opening "%s," is dropped', (opening) => {
    expect(lineOf(`${opening}, we propose round maps of gardens.`)).toBe('We propose round maps of gardens.')
  })

  test.each(['To this end', 'To address this', 'Instead', 'Therefore', 'Based on this'])(
    'the opening "%s" is dropped without its comma',
    (opening) => {
      expect(lineOf(`${opening} we propose round maps of gardens.`)).toBe('We propose round maps of gardens.')
    },
  )

  test.each([
    ['To address this, this paper proposes round maps.', 'This paper proposes round maps.'],
    ['To address this, the authors propose round maps.', 'The authors propose round maps.'],
    ['To address this, I propose round maps.', 'I propose round maps.'],
    ['We therefore propose round maps.', 'We propose round maps.'],
    ['We thus propose round maps.', 'We propose round maps.'],
    ['We then propose round maps.', 'We propose round maps.'],
    ['We instead propose round maps.', 'We propose round maps.'],
    ['We first propose round maps.', 'We propose round maps.'],
    ['We, for the first time, propose round maps.', 'We propose round maps.'],
    ['We are the first to propose round maps.', 'We are the first to propose round maps.'],
    ['To this end, we design, draw and paint maps.', 'We design, draw and paint maps.'],
    ['To this end, we ask: are maps round in gardens?', 'We ask: are maps round in gardens?'],
    [
      'To this end, we present, to our knowledge, the first map.',
      'We present, to our knowledge, the first map.',
    ],
    ['Instead, gPlan is a planner of round maps.', 'gPlan is a planner of round maps.'],
  ])('"%s" stands alone as "%s"', (middle, line) => {
    expect(lineOf(middle)).toBe(line)
  })

  test.each([
    'To draw gardens without a ruler, we propose round maps.',
    'To close the gap between gardens and maps, we propose round maps.',
    'Inspired by the eyes of bees, we propose round maps.',
    'Unlike flat maps, we propose round maps of gardens.',
    'Using the shadows of trees, we draw round maps of gardens.',
    'While flat maps are common, we propose round maps of gardens.',
    'In this paper, we propose round maps of gardens.',
    'Here, we propose round maps of gardens.',
  ])('an opening that says something itself stays: "%s"', (sentence) => {
    expect(lineOf(sentence)).toBe(sentence)
  })

  test.each([
    'If the garden is flat, we prove that round maps are exact.',
    'Under mild rain, we prove that round maps are exact.',
    'Unless rain falls, we prove that round maps are exact.',
    'Without a ruler, we prove that round maps are exact.',
    'For flat gardens, we prove that round maps are exact.',
    'Assuming mild rain, we prove that round maps are exact.',
    'When rain falls, we show that round maps of gardens fade.',
  ])('a condition stays with the claim that it limits: "%s"', (sentence) => {
    expect(lineOf(sentence)).toBe(sentence)
  })

  test('a claim whose condition is not named is no line if there is another', () => {
    const middle =
      'We study round maps of gardens. Under these assumptions, we prove that round maps are exact.'
    expect(lineOf(middle)).toBe('We study round maps of gardens.')
  })

  test.each([
    'Under these assumptions, we prove that round maps are exact.',
    'If it holds, we prove that round maps are exact.',
    'In this case, we show that round maps are exact.',
  ])('a claim is not told without its condition, nor with one that is not named: "%s"', (claim) => {
    expect(summarise({ abstract: `Gardens are large. ${claim}` }).text).toBe('Gardens are large.')
  })

  test('what is made is made in any case', () => {
    expect(lineOf('In this setting, we propose round maps of gardens.')).toBe(
      'We propose round maps of gardens.',
    )
  })

  test('a clause of its own before the authors is not an opening', () => {
    const middle = 'Such maps are common, and recently they spread. We draw round gardens by ear.'
    expect(lineOf(middle)).toBe('We draw round gardens by ear.')
    expect(lineOf('The question we focus on is whether maps can be round.')).not.toMatch(/^We focus on is/)
    expect(lineOf('The maps, we argue, are round.')).not.toMatch(/^We argue, are/)
  })
})

describe('a side result', () => {
  test.each([
    'As a byproduct, we present a list of ponds.',
    'As a by-product, we obtain a list of ponds.',
    'We further introduce a list of ponds.',
    'We also introduce a list of ponds.',
    'We additionally introduce a list of ponds.',
    'Furthermore, we introduce a list of ponds.',
    'Moreover, we introduce a list of ponds.',
    'Additionally, we introduce a list of ponds.',
    'In addition, we introduce a list of ponds.',
    'Besides, we introduce a list of ponds.',
    'Finally, we introduce a list of ponds.',
    'Lastly, we propose a list of ponds.',
    'Along the way, we develop a list of ponds.',
    'As an application, we present a list of ponds.',
    'As a corollary, we derive a list of ponds.',
    'On the practical side, we present a list of ponds.',
    'We release our code and data at https://example.org/maps.',
    'We hope that maps will inspire future work.',
    'We conduct extensive experiments on ten gardens.',
    'This work was funded by the society of bees.',
    'Our dataset is publicly available.',
    'We present our code, which is available at https://example.org/maps.',
    'We provide checkpoints, training code and pens.',
    'We propose many directions for future work.',
    'We close with actions for all who draw.',
  ])('"%s" is not the line', (side) => {
    expect(lineOf(`${side} We study how gardens can be drawn from above.`)).toBe(
      'We study how gardens can be drawn from above.',
    )
  })

  test.each(['We also introduce round maps.', 'Furthermore, we introduce round maps.'])(
    'where "%s" is all that is told, it is told without the word',
    (middle) => {
      expect(summarise({ abstract: `Gardens are large. ${middle}` }).text).toBe('We introduce round maps.')
    },
  )
})

describe('a line that says nothing', () => {
  test.each([
    'This paper closes that gap.',
    'This paper fills this gap.',
    'We address this gap.',
    'We address these challenges.',
    'This work addresses both limitations.',
    'We propose a novel framework.',
    'We propose a simple yet effective method to solve this problem.',
    'We present two key contributions.',
    'We present GardenNet.',
    'We introduce GardenNet, a novel framework.',
    'We present GardenNet, which addresses all three weaknesses.',
    'We tackle it.',
    'Our contributions are as follows.',
  ])('"%s" gives way to a sentence that says something', (empty) => {
    expect(lineOf(`${empty} We draw gardens from the flight of bees.`)).toBe(
      'We draw gardens from the flight of bees.',
    )
  })

  test.each([
    [
      'We present GardenNet.',
      'GardenNet: Drawing Gardens from Above',
      'We present GardenNet: Drawing Gardens from Above.',
    ],
    [
      'We present GardenNet, a novel framework.',
      'GardenNet: Drawing Gardens from Above',
      'We present GardenNet: Drawing Gardens from Above.',
    ],
    [
      'We present GardenNet, addressing each challenge with a dedicated contribution.',
      'GardenNet: Drawing Gardens from Above',
      'We present GardenNet: Drawing Gardens from Above.',
    ],
    [
      'We propose a novel framework that addresses both limitations.',
      'Drawing Gardens from Above',
      'We propose a novel framework: Drawing Gardens from Above.',
    ],
    [
      'We present GardenNet. It draws gardens from above.',
      'Drawing Gardens',
      'We present GardenNet. It draws gardens from above.',
    ],
  ])('"%s" under the title "%s" is completed', (middle, title, line) => {
    expect(lineOf(middle, title)).toBe(line)
  })

  test.each([
    [
      'We present \\ourmodel, a planner of gardens.',
      'GardenNet: Gardens',
      'We present GardenNet, a planner of gardens.',
    ],
    [
      'We present \\fullmethod{}, a planner of gardens.',
      'GardenNet: Gardens',
      'We present GardenNet, a planner of gardens.',
    ],
    [
      'We present [METHOD NAME], a planner of gardens.',
      'GardenNet: Gardens',
      'We present GardenNet, a planner of gardens.',
    ],
    ...['\\ours{}', '\\method', '\\model{}', '\\name', '\\NAME', '\\methodName{}', 'OurModel', 'ours'].map(
      (macro) => [
        `We present ${macro}, a planner of gardens.`,
        'GardenNet: Gardens',
        'We present GardenNet, a planner of gardens.',
      ],
    ),
    ['We present model, data and gardens.', 'GardenNet: Gardens', 'We present model, data and gardens.'],
    ['We present \\ours, a planner of gardens.', 'On Gardens', 'We present a planner of gardens.'],
    [
      'We present our model, a planner of gardens.',
      'GardenNet: Gardens',
      'We present our model, a planner of gardens.',
    ],
    [
      'We present maps, a by-design framework that plans gardens.',
      'GardenNet: Gardens',
      'We present maps, a by-design framework that plans gardens.',
    ],
    ['We present \\ourmodel, a planner of gardens.', 'On Gardens', 'We present a planner of gardens.'],
    ['We present a planner of gardens, called \\ourmodel.', 'On Gardens', 'We present a planner of gardens.'],
    [
      'We present [METHOD NAME], a planner of gardens.',
      'Garden Fever: Why Gardens Grow',
      'We present a planner of gardens.',
    ],
    ['We present a planner (\\ourmodel) of gardens.', '', 'We present a planner of gardens.'],
  ])('the name in "%s" comes from the title "%s"', (middle, title, line) => {
    expect(lineOf(middle, title)).toBe(line)
  })

  test('a macro that is no name is no line if there is another', () => {
    expect(lineOf('We present \\ourmodel. We draw gardens from above.')).toBe('We draw gardens from above.')
    expect(lineOf('We present ourmodel. We draw gardens from above.')).toBe('We draw gardens from above.')
    expect(lineOf('We present fullmethod, a planner of gardens.')).toBe('We present a planner of gardens.')
  })
})

describe('a sentence that comes to its point by a detour', () => {
  test.each([
    [
      'We show that this is not always the case: bees draw gardens as well as people.',
      'We show that bees draw gardens as well as people.',
    ],
    [
      'We show this assumption is wrong in a simple, round way: bees draw gardens as well as people.',
      'We show that bees draw gardens as well as people.',
    ],
    ['We find the opposite: bees draw round gardens.', 'We find that bees draw round gardens.'],
    [
      'We show this gap is due to three things: ponds, hedges and paths of gardens.',
      'We show this gap is due to three things: ponds, hedges and paths of gardens.',
    ],
    ['We show three things: bees draw round gardens.', 'We show three things: bees draw round gardens.'],
    ['This motivates us to propose round maps of gardens.', 'We propose round maps of gardens.'],
    ['These findings lead us to propose round maps of gardens.', 'We propose round maps of gardens.'],
    ['So we propose round maps of gardens.', 'We propose round maps of gardens.'],
    ['But we find that bees draw round gardens.', 'We find that bees draw round gardens.'],
    [
      'In response to these issues, round maps of gardens are put forward.',
      'Round maps of gardens are put forward.',
    ],
  ])('"%s" becomes "%s"', (middle, line) => {
    expect(lineOf(middle)).toBe(line)
  })

  test('what is still needed is no line', () => {
    const outlook = 'Results look promising, but further flights over gardens are needed to map ponds.'
    expect(
      lineOf(`Charmed by the flights of bees over ponds, we trained a model of gardens. ${outlook}`),
    ).toBe('Charmed by the flights of bees over ponds, we trained a model of gardens.')
  })
})

describe('what is only pointed at', () => {
  test.each([
    ['We address this by introducing round maps of gardens.', 'We introduce round maps of gardens.'],
    ['We address these issues by proposing round maps.', 'We propose round maps.'],
    ['This work addresses this gap by introducing round maps.', 'This work introduces round maps.'],
    ['We tackle this problem by training bees on maps.', 'We train bees on maps.'],
    ['We bridge this gap by carefully combining maps and bees.', 'We combine maps and bees.'],
    ['We formalize this problem and propose round maps of it.', 'We propose round maps of it.'],
    [
      'We address this by mapping ponds and comparing hedges.',
      'We address this by mapping ponds and comparing hedges.',
    ],
    [
      'We address this by building and comparing maps of ponds.',
      'We address this by building and comparing maps of ponds.',
    ],
    ['We address this with MapNet, a planner of round gardens.', 'MapNet is a planner of round gardens.'],
    ['We propose round maps of gardens to address these limitations.', 'We propose round maps of gardens.'],
    ['We propose round maps of gardens, addressing this gap.', 'We propose round maps of gardens.'],
    [
      'We propose round maps of gardens without reducing such gaps.',
      'We propose round maps of gardens without reducing such gaps.',
    ],
    [
      'We propose round maps of gardens, designed to overcome these challenges.',
      'We propose round maps of gardens.',
    ],
    [
      'We propose MapNet, a planner that resolves this conflict by combining ponds from trees.',
      'We propose MapNet, a planner that combines ponds from trees.',
    ],
  ])('"%s" becomes "%s"', (middle, line) => {
    expect(lineOf(middle)).toBe(line)
  })

  test.each([
    'They are introduced as round maps of gardens.',
    'It draws round maps of gardens.',
    'They draw round maps of gardens.',
    'This draws round maps of gardens.',
    'These draw round maps of gardens.',
    'Its maps are proposed for gardens.',
  ])('"%s" does not open a line', (sentence) => {
    const alone = `Gardens are large. ${sentence.replace(/\.$/, ' with hedges, ponds and paths.')}`
    if (/^(?:It|They|Its)/.test(sentence))
      expect(summarise({ abstract: alone }).text).toBe('Gardens are large.')
    expect(lineOf(`${sentence} We draw gardens from above.`)).toBe('We draw gardens from above.')
  })

  test('the results of the paper need no pronoun', () => {
    const abstract = 'Gardens are large. These results suggest that round maps are easier to read.'
    expect(summarise({ abstract }).text).toBe('The results suggest that round maps are easier to read.')
  })
})

describe('what tells most', () => {
  test.each([
    [
      'We study flat maps. We propose MapNet, a planner of ponds.',
      'MapNet: Planning',
      'We propose MapNet, a planner of ponds.',
    ],
    [
      'We propose small ink. MapNet is a planner of ponds.',
      'MapNet: A Planner of Ponds',
      'MapNet is a planner of ponds.',
    ],
    [
      'MapNet beats all others. We propose MapNet, a planner.',
      'MapNet: Planning Ponds',
      'We propose MapNet, a planner.',
    ],
    ['We propose ink. We propose chalk.', '', 'We propose ink.'],
    ['We propose ink for pens. We propose maps of ponds.', 'Maps of Ponds', 'We propose maps of ponds.'],
    [
      'We study how MapNet plans ponds. MapNet outperforms ten pens.',
      'MapNet: Ten Pens',
      'We study how MapNet plans ponds.',
    ],
    ['We evaluate ten pens. We propose ink.', '', 'We propose ink.'],
    ['We observe that bees sleep. We prove that maps are round.', '', 'We prove that maps are round.'],
    ['A planner of round ponds is proposed.', '', 'A planner of round ponds is proposed.'],
    ['A new planner, named MapNet, of ponds.', '', 'A new planner, named MapNet, of ponds.'],
    ['This survey reviews ten years of maps.', '', 'This survey reviews ten years of maps.'],
    ['This chapter reviews ten years of maps.', '', 'This chapter reviews ten years of maps.'],
    ['In this paper, we discuss why maps are round.', '', 'In this paper, we discuss why maps are round.'],
    ['Our method draws ponds from above.', '', 'Our method draws ponds from above.'],
    ['This paper is the first map of all ponds.', '', 'This paper is the first map of all ponds.'],
    [
      'We attribute fog to rain, and propose MapNet, a dryer.',
      'MapNet: Dry Maps',
      'We propose MapNet, a dryer.',
    ],
  ])('of "%s" under the title "%s" it is "%s"', (middle, title, line) => {
    expect(lineOf(middle, title)).toBe(line)
  })

  test.each([
    [
      'Background: Gardens are large. Objective: To validate a map of ponds. Methods: Ten ponds. Results: It fits.',
      'To validate a map of ponds.',
    ],
    [
      'Purpose. To draw ponds from above. Approach. We use pens. Main results. It fits.',
      'To draw ponds from above.',
    ],
    [
      'BACKGROUND: Gardens are large. METHODS: We propose round maps. RESULTS: It fits.',
      'We propose round maps.',
    ],
    [
      'Results: We present a map of all ponds. Conclusions: We present hope.',
      'We present a map of all ponds.',
    ],
  ])('the labels of an abstract in sections are left out: "%s"', (abstract, line) => {
    expect(summarise({ abstract }).text).toBe(line)
  })

  test('a claim that the authors refute is not the line', () => {
    const abstract =
      'A common intuition holds that maps of gardens are round. We test this intuition on ten large gardens.'
    const title = 'Are Maps of Gardens Round?'
    expect(summarise({ title, abstract }).text).toBe('We test this intuition on ten large gardens.')
  })
})

describe('a sentence that is too long', () => {
  const tail = 'and the many other things that grow and live in large and small gardens of all kinds and ages'

  test.each([
    ['which are read by bees that fly over hedges, ponds and paths', tail],
    ['enabling bees that fly over hedges, ponds and paths to find', tail],
    ['while bees that fly over hedges, ponds and paths look for', tail],
    ['and show in many trials that bees read them well enough to find', tail],
  ])('is cut at the end of a clause: ", %s"', (clause, end) => {
    const head = 'We propose round maps of large gardens that are drawn on paper made of old leaves and bark'
    expect(lineOf(`${head}, ${clause} ${end}.`)).toBe(`${head}…`)
  })

  test('is not cut before what limits its claim', () => {
    const claim =
      'We prove that round maps of large gardens that are drawn on paper made of old leaves and bark are exact'
    const unless = `unless the garden has a hedge, a pond, a path, ${tail}`
    const line = lineOf(`${claim}, ${unless}. We study round maps of gardens.`)
    expect(line).toBe('We study round maps of gardens.')
  })

  test.each(['unless', 'only if', 'provided that', 'except where', 'but only where', 'not where'])(
    'is never a claim without its "%s"',
    (limit) => {
      const claim =
        'We prove that round maps of large gardens that are drawn on paper made of old leaves and bark are exact'
      const line = lineOf(`${claim}, ${limit} the garden has a hedge or a pond, ${tail}, ${tail}.`)
      expect(line.startsWith(claim) && !line.includes(limit)).toBe(false)
    },
  )

  test.each([
    [
      'unless',
      'We prove that round maps that are drawn on paper made of old leaves and bark are exact',
      'unless',
    ],
    [
      'but',
      'We prove that round maps that are drawn on paper made of old leaves and bark are exact',
      'but not where',
    ],
    ['a question', 'We ask whether round maps that are drawn on paper made of old leaves and old bark', ''],
    ['a pair', 'We draw maps that are neither flat nor made of paper, of old leaves, hay or old bark', ''],
    [
      'a parenthesis',
      'We draw round maps of large gardens (made of hay, of old leaves and also of old bark',
      '',
    ],
    [
      'a quotation',
      'We draw round maps of large gardens, which we call “things of old leaves and old bark',
      '',
    ],
  ])('is not cut at a clause that is not the claim’s last: %s', (_, head, limit) => {
    const line = lineOf(
      `${head}, which is rare in gardens that have a hedge or a pond, ${limit} ${tail}, ${tail}.`,
    )
    expect(line).not.toBe(`${head}…`)
  })

  test('loses an opening before it loses its end', () => {
    const main =
      'we propose round maps that bees can read from above while they fly over hedges, ponds and paths.'
    const middle = `To draw gardens that have ${tail} with hedges, ponds and paths, ${main}`
    expect(lineOf(middle)).toBe(`W${main.slice(1)}`)
  })

  test('does not end with a word that waits for another', () => {
    for (let length = 0; length < 30; length += 1) {
      const line = lineOf(`We propose ${'x'.repeat(length)} maps ${'of the kind for which '.repeat(20)}.`)
      expect(line.length).toBeLessThanOrEqual(longestSummary)
      expect(line).toMatch(/kind…$/)
    }
  })
})
