declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface DynaliteOptions {
    /** The folder of the tables; without it, they are in memory. */
    path?: string
    /** The milliseconds that a new table stays in CREATING. */
    createTableMs?: number
  }

  export default function dynalite(options?: DynaliteOptions): Server
}
