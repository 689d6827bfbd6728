declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface DynaliteOptions {
    /** Where LevelDB keeps the tables; without it, in memory. */
    path?: string
    /** How long a new table stays in CREATING. */
    createTableMs?: number
  }

  export default function dynalite(options?: DynaliteOptions): Server
}
