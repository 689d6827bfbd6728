import { describe, expect, test } from 'vitest'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { languages } from '../../fakes/english.ts'
import { apiWorld, idOfAddress, site } from './api-world.ts'

const ann = idOfAddress('ann@example.org')

describe.each(languageTags)('in the language %s', (tag) => {
  const read = async (path: string) => {
    const world = apiWorld()
    world.put(aConfirmed({ id: ann, preferences: { ...aConfirmed().preferences, language: tag } }))
    return (await world.request(path, { headers: { 'Accept-Language': tag } })).text()
  }

  test('the privacy page says who runs the service and how to reach them', async () => {
    const page = await read('/privacy')
    expect(page).toContain(`<html lang="${tag}">`)
    for (const said of [site.senderName, site.postalAddress, `href="mailto:${site.replyTo}"`]) {
      expect(page).toContain(said)
    }
  })

  test('the privacy page says how long everything is kept', async () => {
    const { privacy } = await languages.load(tag)
    const page = await read('/privacy')
    for (const item of [...privacy.kept.items, ...privacy.long.items, ...privacy.rights.items]) {
      expect(page).toContain(item)
    }
    const numbers = {
      en: ['28 days', 'seven days', 'three years', '35 days'],
      de: ['28 Tage', 'sieben Tage', 'drei Jahre', '35 Tagen'],
    }
    for (const number of numbers[tag]) expect(privacy.long.items.join(' ')).toContain(number)
  })

  test('the form and the foot of every page lead to the privacy page', async () => {
    const { privacy } = await languages.load(tag)
    const form = /<form[\s\S]*?<\/form>/.exec(await read('/'))?.[0] ?? ''
    expect(form).toContain(`<a href="/privacy">${privacy.formLink}</a>`)
    for (const path of ['/', '/sent', '/nowhere', '/privacy', apiWorld().preferencesPath(ann)]) {
      const foot = /<footer[\s\S]*<\/footer>/.exec(await read(path))?.[0] ?? ''
      expect(foot).toContain(`<a href="/privacy">${privacy.link}</a>`)
    }
  })
})
