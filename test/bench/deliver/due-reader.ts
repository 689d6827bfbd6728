import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { maximumTopics } from '../../../shared/subscriber/preferences/given-preferences.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { dueShardCount } from '../../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aConfirmed, anId } from '../../fakes/a-subscriber.ts'
import { random } from '../../simulation/random.ts'
import { readersTopics } from '../papers-on-subjects.ts'

/**
 * The topics of readers. `half`: every other one has ten, as readers write them. `ten`: all have. A number: all have ten
 * of so many characters, which nothing matches.
 */
export type TopicsOfReaders = 'none' | 'half' | 'ten' | number

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney'] as TimeZone[]

/** A confirmed reader who has been due for a second. The same number always gives the same reader. */
export function dueReader(number: number, topics: TopicsOfReaders, now: EpochMs): Confirmed {
  return aConfirmed({
    id: anId(number, number % dueShardCount),
    address: `somebody.${String(number).padStart(6, '0')}@mail.example.org` as EmailAddress,
    preferences: {
      timezone: zones[number % zones.length] ?? ('UTC' as TimeZone),
      // Hours and shards take no turns with the topics.
      hour: Math.floor(number / 32) % 24,
      frequency: 'daily',
      topics: topicsOf(number, topics),
    },
    nextDueAt: now - 1_000,
  })
}

function topicsOf(number: number, topics: TopicsOfReaders): readonly string[] {
  if (topics === 'none' || (topics === 'half' && number % 2 === 0)) return []
  if (typeof topics !== 'number') return tenOf(readersTopics, number)
  return Array.from({ length: maximumTopics }, (_, place) => `${place}${'t'.repeat(topics - 1)}`)
}

/** Ten of these topics. Hardly two readers have the same ten, so hardly two get the same digest. */
export function tenOf(topics: readonly string[], number: number): readonly string[] {
  const chance = random(`topics of ${number}`)
  const chosen = new Set<string>()
  while (chosen.size < maximumTopics) chosen.add(chance.pick(topics))
  return [...chosen]
}
