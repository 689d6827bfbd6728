import { aPaper } from './a-paper.ts'

const garden = (id: string, title: string, abstract: string) => aPaper({ id, title, abstract })

/** Six papers of one field, in the words of their kind: the first two are closer to each other than to the rest. */
export const gardenPapers = [
  garden(
    'roses',
    'Pruning Roses with Learned Shears',
    'We present a method that prunes climbing roses in late winter. A camera estimates the angle of every stem, and learned shears cut above the outermost bud. On forty bushes the roses flower eleven days earlier.',
  ),
  garden(
    'tulips',
    'When Do Tulips Wake? A Model of Bulbs in Cold Soil',
    'The date on which tulips break the soil depends on how long their bulbs were cold. We fit a model with two temperatures to records of nine parks and predict the date within four days.',
  ),
  garden(
    'bees',
    'Counting Bees by Ear',
    'A microphone on a hive hears how many bees come home. We train a small network on spectrograms, label them by hand, and count within six percent of a video that ran beside it.',
  ),
  garden(
    'compost',
    'Compost Heats Itself: Bounds on Turning',
    'We prove upper and lower bounds on how often a heap must be turned so that its core stays above sixty degrees, and show that the greedy gardener is optimal up to a constant.',
  ),
  garden(
    'rain',
    'Barrels under Uncertain Rain',
    'How large should a rain barrel be? We formulate the choice as a stochastic program, solve it for twelve towns and find that one barrel more than intuition suggests pays off in dry years.',
  ),
  garden(
    'hedges',
    'Pruning Hedges with Learned Shears',
    'Learned shears can cut hedges too. A camera estimates where every stem branches, and the shears follow a plane. We measure how straight forty hedges are after a season without a gardener.',
  ),
] as const
