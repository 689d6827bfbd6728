/** A function to read each of the keys in `K`. */
export type KeyReaders<K extends object> = { readonly [Name in keyof K]: () => Promise<K[Name]> }

/**
 * Builds a handler with the current keys, and builds it again when a reader returns another object than
 * before.
 */
export function withKeys<K extends object, Args extends readonly unknown[], Result>(
  readers: KeyReaders<K>,
  wire: (keys: K) => (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const names = Object.keys(readers) as (keyof K)[]
  let wired: { readonly keys: K; readonly handler: (...args: Args) => Promise<Result> } | undefined
  return async (...args) => {
    const values = await Promise.all(names.map(async (name) => [name, await readers[name]()] as const))
    const keys = Object.fromEntries(values) as K
    const isSame = wired && names.every((name) => wired?.keys[name] === keys[name])
    if (!wired || !isSame) wired = { keys, handler: wire(keys) }
    return wired.handler(...args)
  }
}
