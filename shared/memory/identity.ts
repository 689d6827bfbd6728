const identities = new WeakMap<object, number>()
let last = 0

/**
 * A number that stands for one object in a key, as long as the object lives. It is meant for objects that never
 * change, such as the papers of a published edition.
 */
export function identityOf(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  identities.set(object, ++last)
  return last
}
