import type { FunctionName } from '../../infra/bundling.ts'
import { assumed, initGbSeconds, memoryMb, startsACall } from './cost-assumed.ts'
import { noUsage, plus, type Usage } from './cost-usage.ts'

/** The sums of one kind of call to DynamoDB. */
export interface Operation {
  readonly calls: number
  /** Without those of the index. */
  readonly writeUnits: number
  readonly indexWriteUnits: number
  readonly readUnits: number
}

export const noOperation: Operation = { calls: 0, writeUnits: 0, indexWriteUnits: 0, readUnits: 0 }

export type Operations = Readonly<Record<string, Operation>>

/** Everything since the last `clear`. */
export interface Ledger {
  add(used: Partial<Usage>): void
  operation(name: string, used: Operation): void
  /** One call of a function, with what AWS itself bills and logs of it. */
  call(name: FunctionName, ms: number): void
  log(text: string): void
  clear(): void
  readonly usage: () => Usage
  readonly operations: () => Operations
}

export function ledger(): Ledger {
  let usage = noUsage
  const operations = new Map<string, Operation>()
  const add = (used: Partial<Usage>): void => {
    usage = plus(usage, used)
  }
  return {
    add,
    operation(name, { calls, writeUnits, indexWriteUnits, readUnits }) {
      add({ writeUnits: writeUnits + indexWriteUnits, readUnits })
      const known = operations.get(name) ?? noOperation
      operations.set(name, {
        calls: known.calls + calls,
        writeUnits: known.writeUnits + writeUnits,
        indexWriteUnits: known.indexWriteUnits + indexWriteUnits,
        readUnits: known.readUnits + readUnits,
      })
    },
    call(name, ms) {
      const gigabytes = memoryMb[name] / 1_024
      const { platformLogBytes, platformLogLines, bytesALogLine, initLogBytes } = assumed
      const starts = startsACall(name)
      add({
        lambdaCalls: 1,
        lambdaGbSeconds: (gigabytes * (ms + assumed.callMs)) / 1_000,
        lambdaInitGbSeconds: starts * initGbSeconds(name),
        logBytes:
          platformLogBytes + platformLogLines * bytesALogLine + starts * (initLogBytes + bytesALogLine),
      })
    },
    log(text) {
      const lines = text.split('\n').filter((line) => line !== '')
      const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + assumed.bytesALogLine, 0)
      add({ logBytes: bytes })
    },
    clear() {
      usage = noUsage
      operations.clear()
    },
    usage: () => usage,
    operations: () => Object.fromEntries(operations),
  }
}
