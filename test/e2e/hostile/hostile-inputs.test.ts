import { expect, test } from 'vitest'
import { hostileInputs, hostileJson } from './hostile-inputs.ts'

test('the table has at least 400 different hostile inputs of more than twenty kinds', () => {
  expect(new Set(hostileInputs.map(({ text }) => text)).size).toBeGreaterThan(400)
  expect(new Set(hostileInputs.map(({ kind }) => kind)).size).toBeGreaterThan(20)
  expect(new Set(hostileJson).size).toBe(hostileJson.length)
})
