import { expect } from 'vitest'
import type { Problem } from '../../../functions/api/problem.ts'
import type { ApiWorld } from './api-world.ts'

interface Expected {
  readonly status: number
  readonly title: string
  readonly errors?: readonly { readonly field: string; readonly detail: unknown }[]
  readonly detail?: unknown
}

/** The answer is a problem of RFC 9457, and nothing was written or queued for it. */
export async function expectProblem(world: ApiWorld, answer: Response, expected: Expected) {
  expect(answer.status).toBe(expected.status)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  const problem = (await answer.json()) as Problem
  expect(problem).toMatchObject({ type: 'about:blank', detail: expect.stringMatching(/\w/), ...expected })
  if (expected.errors) expect(problem.errors).toHaveLength(expected.errors.length)
  expect(world.calls.names).toEqual([])
  expect(world.letters.sent).toEqual([])
  return { detail: problem.detail, errors: problem.errors ?? [] }
}
