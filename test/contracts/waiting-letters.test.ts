import { onEachDatabase } from './database-under-test.ts'
import { lineOfLettersContract, waitingLettersContract } from './waiting-letters.contract.ts'

onEachDatabase((freshTable) => {
  waitingLettersContract(freshTable)
  lineOfLettersContract(freshTable)
})
