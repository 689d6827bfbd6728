import { describe, expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { ann, confirmedWorld, signUp } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const { pages } = en

/** What a link can have behind it: from the sentence around it, from a mail program, from a copy through other programs. */
const behind = [
  ...[
    '/',
    '//',
    '/.',
    './',
    '/)',
    '>/',
    '.',
    ')',
    ',',
    ';',
    ':',
    '!',
    "'",
    '"',
    '>',
    '>>',
    ']',
    '}',
    '*',
    '_',
    '-',
    '~',
    '|',
  ],
  ...[').', '>,', '>.', '.)', '...', '…', '”', '“', '»', '’', '。', '，', '>;', '",', '">'],
  ...[
    '%3E',
    '%22',
    '%27',
    '%29',
    '%2E',
    '%2C',
    '%3B',
    '%2F',
    '%5D',
    '%7D',
    '%3e',
    '%253E',
    '%E2%80%9D',
    '%A0',
  ],
  ...['%20', '%20%20', '%09', '%0A', '%0D%0A', '%C2%A0', '%E2%80%8B', '%EF%BB%BF', '+'],
  ...['=', '=20', '=3E', '=0A', '=0D=0A', '=%0D%0A', '%3D', '&gt;', '&quot;', '&nbsp;', '&#62;', '&gt'],
  ...['?', '?utm_source=mail', '?fbclid=x.y', '#', '#top', '/?utm_source=mail'],
]

describe('a link with something behind it', () => {
  test.each(behind)('a link followed by %s works', async (behind) => {
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

    const undo = await world.get(`${leave}/undo${behind}`)
    expect(await undo.text()).toContain(`<form method="post" action="${leave}/undo">`)
    expect((await world.post(`${leave}/undo${behind}`)).headers.get('Location')).toBe('/sent/undo')
    const erase = world.erasePath(ann)
    expect(await (await world.get(erase + behind)).text()).toContain(`<form method="post" action="${erase}">`)
  })
})

describe('a link with something within it', () => {
  const middle = (link: string, within: string) => link.slice(0, -9) + within + link.slice(-9)

  test.each(['%20', '%0A', '%0D%0A', '=%0D%0A', '=', '=0A', '%0A%3E%20', '%E2%80%8B', '%C2%AD', '%2520'])(
    'a link that was broken into two lines, which left %s between them, works',
    async (within) => {
      const world = apiWorld()
      const link = await signUp(world)
      expect((await world.post(middle(link, within))).status).toBe(200)
      expect((await world.get(middle(world.preferencesPath(ann), within))).status).toBe(200)
      expect((await world.post(middle(world.unsubscribePath(ann), within))).status).toBe(200)
    },
  )

  test.each(['/%20', '/<', '/%22', '//'])('a token that follows on %s works', async (before) => {
    const world = apiWorld()
    const link = await signUp(world)
    expect((await world.post(link.replace('/confirm/', `/confirm${before}`))).status).toBe(200)
  })

  test('a link whose path is in capitals works', async () => {
    const world = apiWorld()
    const link = await signUp(world)
    expect((await world.post(link.replace('/confirm/', '/CONFIRM/'))).status).toBe(200)
    expect((await world.get(world.unsubscribePath(ann).replace('/u', '/U'))).status).toBe(200)
  })
})

describe('a link that is truly broken', () => {
  test.each<[string, (link: string) => string]>([
    ['is cut by a character', (link) => link.slice(0, -1)],
    ['is cut at a soft line break', (link) => `${link.slice(0, -9)}=`],
    ['has a letter too many', (link) => `${link}x`],
    ['has a part too many', (link) => `${link}.x`],
    ['has another letter', (link) => link.slice(0, -2) + (link.endsWith('xx') ? 'yy' : 'xx')],
    ['is in capitals', (link) => link.replace(/[^/]+$/, (token) => token.toUpperCase())],
    ['has another path behind it', (link) => `${link}/nowhere`],
  ])('a link that %s is told not to work, and changes nothing', async (_what, broken) => {
    const world = apiWorld()
    const link = await signUp(world)
    const before = world.item(ann)
    const [leave, preferences, erase] = [
      world.unsubscribePath(ann),
      world.preferencesPath(ann),
      world.erasePath(ann),
    ]
    for (const each of [link, leave, preferences, erase]) {
      expect((await world.get(broken(each))).status).toBe(404)
      expect((await world.post(broken(each))).status).toBe(404)
    }
    expect(world.item(ann)).toEqual(before)
  })
})

describe('a link with very much behind it', () => {
  test.each(['&amp;', '&%23_', '&%231;', '%25', '%2525', '=20', '%20', '/', '.', '_', '&'])(
    'a link followed by many of %s and a letter is told at once not to work',
    async (sign) => {
      const world = apiWorld()
      const link = await signUp(world)
      const started = performance.now()
      for (const each of [
        link,
        `${link}/`,
        world.unsubscribePath(ann),
        `${world.unsubscribePath(ann)}/undo`,
      ]) {
        // Few enough that a pattern of exponential time ends some day, and this test with it.
        for (const length of [24, 2_000]) {
          expect((await world.get(`${each}${sign.repeat(length)}Z`)).status).toBe(404)
          expect(performance.now() - started).toBeLessThan(2_000)
        }
      }
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
