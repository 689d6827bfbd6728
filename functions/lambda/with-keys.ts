/** Where each of a function's keys comes from. */
export type KeyReaders<K extends object> = { readonly [Name in keyof K]: () => Promise<K[Name]> }

/** A handler composed with the keys of the moment, and anew once one of them is another object than before. */
export function withKeys<K extends object, Args extends readonly unknown[], Result>(
  readers: KeyReaders<K>,
  compose: (keys: K) => (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const names = Object.keys(readers) as (keyof K)[]
  let composed: { readonly keys: K; readonly handler: (...args: Args) => Promise<Result> } | undefined
  return async (...args) => {
    const values = await Promise.all(names.map(async (name) => [name, await readers[name]()] as const))
    const keys = Object.fromEntries(values) as K
    const isSame = composed && names.every((name) => composed?.keys[name] === keys[name])
    if (!composed || !isSame) composed = { keys, handler: compose(keys) }
    return composed.handler(...args)
  }
}
