import type { en } from './en/en.ts'

/** Every sentence that people see, in one language. English gives the shape that the others must have. */
export type Language = ReturnType<typeof en>
