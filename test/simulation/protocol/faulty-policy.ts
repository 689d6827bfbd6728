import { goOn, type Operation, type Policy, randomly, type Troubles } from '../policy.ts'
import type { Random } from '../random.ts'
import type { Scenario } from './scenario.ts'

/** Steers towards rare troubles: answers of SES and writes of the protocol are lost more often than others. */
export function faultyPolicy(scenario: Scenario, from: Random): Policy {
  const { advance, crash, freeze, refuse, lose, loseClaim, rivals } = scenario
  const usual: Troubles = { crash: crash / 10, freeze: freeze / 10, refuse: refuse / 4, lose: lose / 4 }
  const risky: Troubles = { crash, freeze, refuse, lose }
  const claiming: Troubles = { ...risky, lose: Math.max(lose, loseClaim) }
  const repeating: Troubles = { ...risky, lose: 0 }
  /** Calls whose answer was lost. The SDK's repetition of them is answered. */
  const lost = new Set<string>()
  // A late worker shows only if two workers decide about one attempt at once.
  const deciding: Troubles = {
    ...risky,
    freeze: Math.min(0.3, 60 * freeze),
    lose: Math.min(0.3, rivals * 8 * lose),
  }
  const contested: Troubles = { ...risky, freeze: Math.min(0.1, 10 * freeze) }
  const troublesOf = ({ what, actor }: Operation): Troubles => {
    if (scenario.workersLive && actor.name === 'deliver') return {}
    if (
      scenario.strangers > 0 &&
      /BatchWriteItem|waiting-letters|sign-up-guard|SendMessage letters/.test(what)
    )
      return risky
    if (/REMOVE #attempt$|feedback proof/.test(what)) return deciding
    if (rivals > 0 && /SET #attempt = |SET #nextDueAt = \S+$|seat#|sending/.test(what)) return contested
    if (/SET #attempt = /.test(what)) return loseClaim > 0 && lost.has(what) ? repeating : claiming
    return /SendRawEmail|attempt|nextDueAt|rev/.test(what) ? risky : usual
  }
  const troubled = randomly({
    random: from,
    advance,
    freezeMs: (random) => random.pick([1_000, 30_000, 70_000, 200_000, 400_000, 1_000_000]),
    troubles: troublesOf,
  })
  return (choice) => {
    // Queries of empty shards in any order find nothing, so most of them just go on.
    const [first] = choice.ready
    if (first?.what.startsWith('Query') && from.chance(0.8)) return goOn(first)
    const decision = troubled(choice)
    if (loseClaim > 0 && (decision.do === 'lose' || decision.do === 'answer')) {
      const what = choice.ready.find(({ id }) => id === decision.operation)?.what ?? ''
      if (decision.do === 'lose') lost.add(what)
      else lost.delete(what)
    }
    return decision
  }
}
