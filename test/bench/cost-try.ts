import { countDay } from '/work/main/test/bench/cost-days.ts'
const t=Date.now()
const day = await countDay(48)
console.log(day, Date.now()-t)
