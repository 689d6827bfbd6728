import * as z from 'zod/mini'

/** What is stored is not what this release can read. */
class BrokenItem extends Error {
  override readonly name = 'BrokenItem'
}

/**
 * Reads a part of an edition as it is stored. Throws where it has not its shape.
 * @param part says which one, for the error: "edition 2026-11-23, paper 7"
 */
export function parseStored<Shape>(part: string, schema: z.ZodMiniType<Shape>, stored: unknown): Shape {
  const read = z.safeParse(schema, stored)
  if (read.success) return read.data
  const fields = read.error.issues.map(({ path }) => (path.length > 0 ? path.join('.') : 'all of it'))
  throw new BrokenItem(`${part} cannot be read: ${fields.join(', ')}`)
}
