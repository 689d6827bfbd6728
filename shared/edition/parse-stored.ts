import * as z from 'zod/mini'

/** A stored item that this release cannot read. */
class BrokenItem extends Error {
  override readonly name = 'BrokenItem'
}

/**
 * Reads a stored part of an edition. Throws a `BrokenItem` if it does not have its shape.
 * @param part says which one, for the error: "edition 2026-11-23, paper 7"
 */
export function parseStored<Shape>(part: string, schema: z.ZodMiniType<Shape>, stored: unknown): Shape {
  const read = z.safeParse(schema, stored)
  if (read.success) return read.data
  const fields = read.error.issues.map(({ path }) => (path.length > 0 ? path.join('.') : 'all of it'))
  throw new BrokenItem(`${part} cannot be read: ${fields.join(', ')}`)
}
