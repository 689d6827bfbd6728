/** Seeded chance. The same seed gives the same choices, in every process. */
export interface Random {
  /** From 0 up to 1, 1 excluded. */
  next(): number
  /** A whole number from 0 to n − 1. */
  int(n: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /**
   * A source that is fixed by this one's seed and the label alone, so that draws elsewhere do not change it.
   * The same label twice is the same source twice.
   */
  fork(label: string): Random
}

export function random(seed: number | string): Random {
  const key = String(seed)
  const next = sfc32(key)
  const int = (n: number): number => Math.floor(next() * n)
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('there is nothing to pick from in an empty list')
      return list[int(list.length)] as T
    },
    fork: (label) => random(`${key}/${label}`),
  }
}

/** Chris Doty-Humphrey's Small Fast Counter: 128 bits of state, so that a hundred thousand seeds do not meet. */
function sfc32(key: string): () => number {
  let [a, b, c, counter] = [hash(key, 0x9e3779b9), hash(key, 0x85ebca6b), hash(key, 0xc2b2ae35), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  // The first draws of neighbouring seeds still resemble each other.
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

/** FNV-1a with a finish that spreads the last character too. */
function hash(text: string, basis: number): number {
  let state = basis | 0
  for (let place = 0; place < text.length; place++) {
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193)
  }
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d)
  return state ^ (state >>> 15)
}
