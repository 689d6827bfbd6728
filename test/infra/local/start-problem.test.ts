import { expect, test } from 'vitest'
import { PortProblem } from '../../../infra/local/start-problem.ts'

test.each<[string[], string]>([
  [[], '--port 3010'],
  [['--data', 'my data', '--fresh'], '--data "my data" --fresh --port 3010'],
  [['--port', '3000', '--papers', 'a.json'], '--papers a.json --port 3010'],
  [['--port=3000', '--inbox-port', '0'], '--inbox-port 0 --port 3010'],
])('for the options %j another port is proposed and the other options are kept', (args, words) => {
  const problem = new PortProblem('Port 3000 is in use. Choose another one', '--port', 3010)
  expect(problem.withCommand(args)).toBe(`Port 3000 is in use. Choose another one: npm start -- ${words}`)
})
