import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { changePreferences } from '../../../shared/subscriber/change/change-preferences.ts'
import { inspectChange, takeBack } from '../../../shared/subscriber/change/take-back.ts'
import { eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { unsubscribe } from '../../../shared/subscriber/leaving/unsubscribe.ts'
import { countLetter } from '../../../shared/subscriber/letter/letter-budget.ts'
import { type AskedLetterName, letters } from '../../../shared/subscriber/letter/letters.ts'
import { requestLetter } from '../../../shared/subscriber/letter/request-letter.ts'
import { carriedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { links, type Purpose } from '../../../shared/subscriber/link/links.ts'
import { expiryOf, signedToken, verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { areSameChoices, choicesVersion } from '../../../shared/subscriber/preferences/choices.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { confirmSubscription } from '../../../shared/subscriber/sign-up/confirm-subscription.ts'
import { refuseSignUps, takeRefusalBack } from '../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import { requestSubscription } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import { someTokenKeys } from '../../fakes/a-request.ts'
import { dailyAtEight } from '../../fakes/a-subscriber.ts'
import { Died, type Fault } from './mortal-call.ts'
import { id, type Mail, ownersMailbox, type Parts, Violation } from './owners-mailbox.ts'

const address = 'ann@example.org' as EmailAddress
const words = { ip: '192.0.2.9', form: 'https://paperwire.example/', wording: '1' }
const asShown = (stored: Preferences): Preferences => stored

/** One mailbox, its owner, and a stranger who knows its address and was forwarded every digest. */
export function ownerAndStranger(beginsConfirmed: boolean) {
  const made = ownersMailbox(beginsConfirmed)
  const { world, clock, queue, mailbox, owner, sound, item, parts, mailThoseDue, ownerKnowsOrWillBeTold } =
    made
  const digests: { preferences: string; unsubscribe: string }[] = []
  const chosen = (hour: number): Preferences => ({ ...dailyAtEight, hour, topics: [`topic ${hour}`] })
  const latest = (purpose: Purpose, back: number): Mail | undefined =>
    mailbox.filter(({ letter }) => letters[letter].link === purpose).at(-1 - (back % 3))

  async function changeBy(deps: Parts, token: string, preferences: Preferences) {
    const link = verifySignedToken(someTokenKeys, 'preferences', token, clock())
    if (!link.ok) return undefined
    const mailedAt = expiryOf(token) - links.preferences.lifetimeMs
    const by = { id, carried: link.ok ? link.carried : undefined, mailedAt }
    return (await changePreferences(deps, by, { preferences, asShown })).outcome
  }

  /** After an action of the owner's that may have died: if what they wanted is in force, they know it. */
  async function wanted(preferences: Preferences): Promise<void> {
    const now = await item()
    if (now?.status === 'confirmed' && areSameChoices(now.preferences, preferences, clock()))
      owner.known = preferences
  }

  const actions = {
    async 'a digest is mailed, and forwarded'() {
      const reader = await item()
      if (reader?.status !== 'confirmed') return
      const signed = (purpose: Purpose, carried?: string) =>
        signedToken(someTokenKeys, purpose, id, clock(), carried)
      digests.push({
        preferences: signed('preferences', carriedEpoch(reader)),
        unsubscribe: signed('unsubscribe'),
      })
    },
    async 'the stranger changes the choices'(deps: Parts, n: number) {
      const digest = digests.at(-1 - (n % 3))
      if (digest) await changeBy(deps, digest.preferences, chosen(n))
    },
    async 'the stranger signs the address up'(deps: Parts, n: number) {
      await requestSubscription(deps, { ...words, address, preferences: chosen(n), isProven: false })
    },
    async 'the stranger presses the button of a letter'(deps: Parts, n: number) {
      const names: readonly AskedLetterName[] = ['undo', 'fresh-link', 'erase', 'export']
      if (digests.length > 0) await requestLetter(deps, id, names[n % 4] ?? 'undo', words)
    },
    async 'the stranger unsubscribes'(deps: Parts, n: number) {
      if (digests.length > 0 && n % 3 === 0) await unsubscribe(deps, id)
    },
    async 'the owner confirms'(deps: Parts, n: number) {
      const mail = latest('confirm', n)
      if (!mail) return
      const before = await item()
      const result = await confirmSubscription(deps, mail.token, '192.0.2.9').catch((fault: unknown) => fault)
      const after = await item()
      if (after?.status === 'confirmed' && after.confirmedBy !== before?.confirmedBy) {
        if (!areSameChoices(after.preferences, mail.names, clock()))
          throw new Violation('a link set what its mail did not name')
        owner.known = after.preferences
      }
      if (result instanceof Error) throw result
    },
    async 'the owner says that it was not them'(deps: Parts, n: number) {
      const { notMe } = mailbox.filter((mail) => mail.notMe).at(-1 - (n % 3)) ?? {}
      if (notMe === undefined) return
      const before = await item()
      await refuseSignUps(deps, notMe)
      const after = await item()
      if (before?.status !== 'confirmed') return
      if (after?.status !== 'confirmed' || !areSameChoices(after.preferences, before.preferences, clock()))
        throw new Violation('“It was not me” touched a subscription')
    },
    async 'the owner takes that back'(deps: Parts, n: number) {
      const token = mailbox.filter((mail) => mail.notMe).at(-1 - (n % 3))?.notMe
      if (token === undefined || n % 2 === 0) return
      await takeRefusalBack(deps, token)
      if ((await item())?.blockedAt !== undefined) throw new Violation('a refusal was not taken back')
      owner.turnedAwayAt = Number.NEGATIVE_INFINITY
    },
    async 'the owner changes the choices'(deps: Parts, n: number) {
      const mail = latest('preferences', n)
      if (mail) await changeBy(deps, mail.token, chosen(n)).finally(() => wanted(chosen(n)))
    },
    async 'the owner takes a change back'(deps: Parts, n: number) {
      const change = latest('take-back', n)?.request
      const shown = change && (await inspectChange({ ...deps, subscribers: sound }, { id, change }))
      if (!change || shown?.state !== 'open') return
      const form = { over: choicesVersion(shown.subscriber.preferences), asShown }
      const result = await takeBack(deps, { id, change }, form).finally(() => wanted(shown.before))
      if (result.state !== 'done') return
      owner.known = result.subscriber.preferences
      for (const { preferences } of digests) {
        const outcome = await changeBy(parts(undefined), preferences, chosen(23))
        if (outcome !== undefined && outcome !== 'outdated')
          throw new Violation('a link that made a change outlived its taking back')
      }
    },
    async 'the owner asks for a fresh link'(deps: Parts) {
      await requestLetter(deps, id, 'fresh-link', words)
    },
    async 'the owner leaves'(deps: Parts, n: number) {
      if (n % 3 > 0 || (await unsubscribe(deps, id)) === 'unknown') return
      if ((await item())?.status !== 'unsubscribed') throw new Violation('leaving came to nothing')
    },
    async 'the owner asks for the way back'(deps: Parts) {
      const reader = await item()
      if (reader?.status !== 'unsubscribed' || reader.address === undefined) return
      const before = queue.length
      await requestLetter(deps, id, 'undo', words)
      if (countLetter(reader, 'undo', clock()).allowed && queue.length === before)
        throw new Violation('no way back was mailed')
    },
    async 'the owner is erased'(deps: Parts, n: number) {
      if (n % 5 > 0) return
      await eraseSubscriber(deps.subscribers, id, clock())
      if (world.item(id)?.address !== undefined) throw new Violation('an address outlived its erasing')
    },
  }

  return {
    actions: Object.keys(actions) as (keyof typeof actions)[],
    advance: world.time.advance,
    mailThoseDue,
    async act(name: keyof typeof actions, n: number, fault: Fault | undefined): Promise<void> {
      try {
        await actions[name](parts(fault), n)
      } catch (error) {
        if (!(error instanceof Died)) throw error
      }
      const { blockedAt, expiresAtSeconds } = world.item(id) ?? {}
      if (blockedAt !== undefined && expiresAtSeconds !== undefined) throw new Violation('a refusal expires')
      await ownerKnowsOrWillBeTold()
    },
    async end(): Promise<void> {
      for (const { at } of [...queue]) world.time.advance(Math.max(0, at - clock()))
      await mailThoseDue()
      await ownerKnowsOrWillBeTold()
    },
  }
}
