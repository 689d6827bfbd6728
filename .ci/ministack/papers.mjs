// Loaded into each function on MiniStack in place of the network: Hugging Face lists twelve papers a day, and no other
// source can be reached. Calls to AWS do not go through `fetch`.
const perDay = 12

globalThis.fetch = async (address) => {
  const url = new URL(address?.url ?? address)
  const date = url.searchParams.get('date')
  if (url.host !== 'huggingface.co' || date === null) throw new TypeError(`no network: ${url.host}`)
  return Response.json(Array.from({ length: perDay }, (_, at) => entry(date, at + 1)))
}

/** The id begins with the year and month of the date, as on arXiv; its number differs by day and place. */
function entry(date, place) {
  const number = String(Number(date.slice(8)) * 100 + place).padStart(5, '0')
  return {
    paper: {
      id: `${date.slice(2, 4)}${date.slice(5, 7)}.${number}`,
      title: `${titles[place - 1]} of ${date}`,
      summary: `We show result number ${place} of ${date} on a small, well-made example.`,
      authors: [{ name: `Ada Author${'abcdefghijkl'[place - 1]}` }],
      publishedAt: `${date}T00:00:00.000Z`,
      submittedOnDailyAt: `${date}T00:00:00.000Z`,
      upvotes: 100 - place,
    },
  }
}

/** The titles share no words, so that no paper counts as another one's copy. */
const titles = [
  'Compact Maps for Large Gardens',
  'Learning to Sort without Comparisons',
  'Protein Folding by Random Walks',
  'Speech Recognition under Water',
  'Robust Weather Forecasts',
  'Sparse Attention in Hardware',
  'Proof Search with Small Models',
  'Graph Colouring at Night',
  'Reading Ancient Handwriting',
  'Safe Landing of Drones',
  'Traffic Lights that Negotiate',
  'Compression of Bird Song',
]
