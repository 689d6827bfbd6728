import { describe, expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { apiWorld } from './api-world.ts'

describe('an unknown path', () => {
  test('an unknown path is a friendly page for people', async () => {
    const answer = await apiWorld().get('/nowhere/"><script>alert(1)</script>')
    const page = await answer.text()
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(page).toContain(en.pages.notFound.title)
    expect(page).toContain('<a href="/">')
    expect(page).not.toContain('nowhere')
  })

  test('an unknown path is a problem for programs', async () => {
    const answer = await apiWorld().request('/api/nowhere', { method: 'POST' })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: en.api.notFound,
      status: 404,
      detail: 'No resource answers POST /api/nowhere.',
    })
  })
})

describe('a wrong method', () => {
  test.each([
    ['GET', '/api/subscriptions', 'POST'],
    ['PUT', '/api/subscriptions', 'POST'],
    ['OPTIONS', '/api/subscriptions', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
  ])(
    'a wrong method is a problem that names the allowed methods for programs: %s %s',
    async (method, path, allowed) => {
      const answer = await apiWorld().request(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe(allowed)
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
      expect(await answer.json()).toEqual({
        type: 'about:blank',
        title: en.api.wrongMethod,
        status: 405,
        detail: `${path} takes ${allowed}, not ${method}.`,
      })
    },
  )

  test.each([
    ['POST', '/', 'GET, HEAD'],
    ['PUT', '/subscribe', 'GET, HEAD, POST'],
    ['DELETE', '/unsubscribe/x', 'GET, HEAD, POST'],
    ['PATCH', '/preferences/x/fresh-link', 'GET, HEAD, POST'],
    ['POST', '/sent/undo', 'GET, HEAD'],
  ])('a wrong method is a page for people: %s %s', async (method, path, allowed) => {
    const answer = await apiWorld().request(path, { method })
    const page = await answer.text()
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe(allowed)
    expect(page).toContain(en.pages.wrongMethod.title)
    expect(page).toContain('<a href="/">')
  })
})
