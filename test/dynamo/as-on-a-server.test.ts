// @module-tag property
import { type AttributeValue, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { onEachServer } from '../contracts/database-under-test.ts'
import { answerOf } from './engine/dynamo-answers.ts'
import { memoryDynamo } from './memory-dynamo.ts'

const texts = fc.constantFrom(
  'confirmed',
  'pending',
  '2026-11-22',
  '2026-11-23',
  'Ü',
  'a\u{1F600}',
  'a\uFFFD',
  '',
)
const plainNumbers = ['0', '1', '-1', '2', '10', '-0.25', '1764000000000', '12345678901234567890']
const oddNumbers = ['1.50', '1e3']
const path = fc.constantFrom(
  '#status',
  '#rev',
  '#nextDueAt',
  '#dueShard',
  '#through',
  '#attempt',
  '#attempt.#id',
)
// No condition compares two paths: dynalite takes two absent ones for equal, and production compares only with values.
const operand = fc.constantFrom(':v0', ':v1', ':v2')
const scalarOperand = fc.constantFrom(':v0', ':v1')

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(path, fc.constantFrom('=', '<>'), operand).map((parts) => parts.join(' ')),
    // Only scalars are compared: dynalite orders lists and maps, which AWS refuses.
    fc.tuple(path, fc.constantFrom('<', '<=', '>', '>='), scalarOperand).map((parts) => parts.join(' ')),
    path.map((it) => `${it} BETWEEN :v0 AND :v1`),
    path.map((it) => `attribute_exists(${it})`),
    path.map((it) => `attribute_not_exists(${it})`),
    fc.tuple(path, scalarOperand).map(([it, part]) => `begins_with(${it}, ${part})`),
    fc.tuple(path, operand).map(([it, other]) => `${it} IN (:v0, ${other})`),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `${left} AND ${right}`),
    fc.tuple(tie('condition'), path).map(([left, it]) => `${left} OR NOT attribute_exists(${it})`),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `NOT (${left} OR ${right})`),
  ),
}))
const assignment = fc.oneof(
  fc.tuple(path, fc.constantFrom(':v0', ':v1', ':v2')).map(([it, to]) => `${it} = ${to}`),
  // An index key is left out: DynamoDB does not promise which of two refusals comes first.
  fc.constantFrom('#status', '#attempt.#id').map((it) => `${it} = if_not_exists(${it}, :v0)`),
  fc.constantFrom('#rev = if_not_exists(#rev, :v1) + :v2', '#rev = #rev - :v2', '#rev = #nextDueAt + :v1'),
)
const distinct = (made: fc.Arbitrary<string>) =>
  fc.uniqueArray(made, { maxLength: 3, selector: (it) => it.split(' ')[0] })

function aStep(someNumbers: readonly string[]) {
  const numbers = fc.constantFrom(...someNumbers)
  const scalar: fc.Arbitrary<AttributeValue> = fc.oneof(
    numbers.map((N) => ({ N })),
    texts.map((S) => ({ S })),
  )
  const value: fc.Arbitrary<AttributeValue> = fc.oneof(
    { weight: 4, arbitrary: numbers.map((N) => ({ N })) },
    { weight: 4, arbitrary: texts.map((S) => ({ S })) },
    { weight: 1, arbitrary: fc.boolean().map((BOOL) => ({ BOOL })) },
    { weight: 2, arbitrary: fc.record({ id: texts }).map(({ id }) => ({ M: { id: { S: id } } })) },
    { weight: 1, arbitrary: numbers.map((N) => ({ L: [{ N }, { S: 'x' }] })) },
  )
  return fc.record({
    key: fc.constantFrom('a', 'b'),
    sets: distinct(assignment),
    removes: distinct(path),
    when: fc.option(condition, { nil: undefined }),
    values: fc.tuple(scalar, scalar, value),
  })
}

type Given = ReturnType<typeof aStep> extends fc.Arbitrary<infer T> ? T : never

const anyStep = aStep([...plainNumbers, ...oddNumbers])

/**
 * DynamoDB Local gives a number back as it was written, and lets an index key have any type as long as its item is not
 * in the index. AWS does neither, and production asks for neither.
 */
const stepForDynamoDbLocal = aStep(plainNumbers).map((given) => ({
  ...given,
  sets: given.sets.filter((set) => !isMistypedKey(set, given.values)),
}))

function isMistypedKey(set: string, values: readonly AttributeValue[]): boolean {
  const place = /^#(?:nextDueAt|dueShard) = :v(\d)$/.exec(set)?.[1]
  return place !== undefined && values[Number(place)]?.N === undefined
}

function commandOf(
  table: string,
  run: number,
  { key, sets, removes, when, values }: Given,
): UpdateItemCommand {
  const clauses = [
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
    removes.length > 0 ? `REMOVE ${removes.join(', ')}` : '',
  ]
  const UpdateExpression = clauses.filter(Boolean).join(' ')
  const text = `${UpdateExpression} ${when ?? ''}`
  const names = Object.fromEntries((text.match(/#\w+/g) ?? []).map((name) => [name, name.slice(1)]))
  const used = [0, 1, 2].filter((place) => text.includes(`:v${place}`))
  return new UpdateItemCommand({
    TableName: table,
    Key: { pk: { S: `${key}${run}` }, sk: { S: 's' } },
    ...(UpdateExpression && { UpdateExpression }),
    ...(when !== undefined && { ConditionExpression: when }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(used.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(
        used.map((place) => [`:v${place}`, values[place] ?? { NULL: true }]),
      ),
    }),
    ReturnValues: 'ALL_NEW',
  })
}

onEachServer((freshTable, place) => {
  const step = place === 'on dynalite' ? anyStep : stepForDynamoDbLocal

  test('any sequence of updates gives the same answers in memory as on a server', async () => {
    const { client, table } = await freshTable()
    const memory = memoryDynamo({ clock: () => 0, definition: tableDefinition(table) })
    let run = 0
    const outcomes = { failed: 0, invalid: 0, written: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        run++
        for (const given of steps) {
          const command = commandOf(table, run, given)
          const [real, simulated] = await Promise.all([
            answerOf(client, command),
            answerOf(memory.client, command),
          ])
          expect(simulated, JSON.stringify(command.input)).toEqual(real)
          if (real === 'ConditionalCheckFailedException') outcomes.failed++
          else if (real === 'ValidationException') outcomes.invalid++
          else outcomes.written++
        }
        const read = new GetItemCommand({ TableName: table, Key: { pk: { S: `a${run}` }, sk: { S: 's' } } })
        expect(await answerOf(memory.client, read)).toEqual(await answerOf(client, read))
      }),
      { numRuns: 150, seed: 1 },
    )
    // Without these outcomes the sequences would prove nothing.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(100)
  })
})
