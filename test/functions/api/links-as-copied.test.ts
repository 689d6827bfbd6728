import { describe, expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { ann, confirmedWorld, signUp } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const { pages } = en

describe('a link with punctuation from the mail', () => {
  test.each(['>', '.', ')', ',', ').', '>,', '%3E', '%20', '”'])(
    'a link followed by %s works',
    async (behind) => {
      const world = apiWorld()
      const link = await signUp(world)
      const confirmPage = await (await world.get(link + behind)).text()
      expect(confirmPage).toContain(`<form method="post" action="${link}">`)
      expect((await world.post(link + behind)).status).toBe(200)
      expect(world.item(ann)?.status).toBe('confirmed')

      const preferences = world.preferencesPath(ann)
      const preferencesPage = await (await world.get(preferences + behind)).text()
      expect(preferencesPage).toContain(`<form method="post" action="${preferences}">`)

      const leave = world.unsubscribePath(ann)
      const leavePage = await (await world.get(leave + behind)).text()
      expect(leavePage).toContain(`<form method="post" action="${leave}">`)
      const answer = await world.post(leave + behind)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(`<form method="post" action="${leave}/undo">`)
      expect(world.item(ann)?.status).toBe('unsubscribed')
    },
  )
})

describe('no page is a dead end', () => {
  test.each([
    ['/confirm/x', pages.signUpAgain],
    ['/unsubscribe/x', pages.toSignUp],
    ['/preferences/x', pages.toSignUp],
    ['/sent', pages.signUpAgain],
    ['/sent/undo', pages.notFound.home],
    ['/sent/fresh-link', pages.notFound.home],
    ['/nowhere', pages.notFound.home],
  ])('the page at %s leads to “%s”', async (path, label) => {
    expect(await (await apiWorld().get(path)).text()).toContain(`<a href="/">${label}</a>`)
  })

  test('the pages after confirming and after unsubscribing link to the papers', async () => {
    const { world, link } = await confirmedWorld()
    expect(await (await world.get(link)).text()).toContain(`<a href="/">${pages.notFound.home}</a>`)
    const left = await (await world.post(world.unsubscribePath(ann))).text()
    expect(left).toContain(`<a href="/">${pages.notFound.home}</a>`)
    const gone = await (await world.get(world.preferencesPath(ann))).text()
    expect(gone).toContain(`<a href="/">${pages.signUpAgain}</a>`)
  })
})
