import { expect, test } from 'vitest'
import { typedTopics } from '../../../functions/api/typed-topics.ts'

test.each([
  ['graphs, speech\r\ncs.LG,', ['graphs', 'speech', 'cs.LG']],
  ['author: Doe, J.', ['author: Doe, J.']],
  ['author: Doe, J.-P., graphs', ['author: Doe, J.-P.', 'graphs']],
  ['-author: Doe, JM\nML', ['-author: Doe, JM', 'ML']],
  ['author: John Doe, Jr., graphs', ['author: John Doe, Jr.', 'graphs']],
  ['author: Jane Doe, graphs', ['author: Jane Doe', 'graphs']],
  ['graphs, J.', ['graphs', 'J.']],
  [' , \n', []],
])('the topics typed as %j are %j', (text, topics) => {
  expect(typedTopics(text)).toEqual(topics)
})
