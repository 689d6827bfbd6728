/** How far two orders of the same things agree, from −1 to 1 (Spearman's ρ); ties share the mean of their places. */
export function spearman(pairs: readonly (readonly [number, number])[]): number {
  const [a, b] = [places(pairs.map(([first]) => first)), places(pairs.map(([, second]) => second))]
  const middle = (pairs.length + 1) / 2
  let [both, ofA, ofB] = [0, 0, 0]
  for (const [index, placeA] of a.entries()) {
    const [fromA, fromB] = [placeA - middle, (b[index] ?? middle) - middle]
    both += fromA * fromB
    ofA += fromA ** 2
    ofB += fromB ** 2
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

function places(values: readonly number[]): number[] {
  const sorted = values.toSorted((x, y) => x - y)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}
