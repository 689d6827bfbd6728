import { removalsOf } from './test/mutation/removals-of.ts'
import { progressIn } from './test/mutation/progress.ts'
import { readFileSync, globSync } from 'node:fs'
const files = globSync('{shared/delivery/aftermath/{feedback,concerned,guard-sign-ups,mail-kind,reputation,rest-reader,sweep,seal-tallies,tally}.ts,shared/delivery/attempt/{settle,settlement,decide-attempt,proof}.ts,shared/subscriber/preferences/{next-due,schedule}.ts}').sort()
const all = files.flatMap(f=>removalsOf(f, readFileSync(f,'utf8')))
const p = progressIn('out/mutate/tests.jsonl', process.cwd(), 'tests false', false)
all.forEach((r,i)=>{ if(!p.verdictOf(r)) console.log(i, `${r.file}:${r.line}`, '\n   ', r.was, '\n   ', r.becomes) })
