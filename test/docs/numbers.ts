import { knownEverywhereMs } from '../../infra/cli/deploying/rotation.ts'
import { errorsThatAreBroken, failedRuns } from '../../infra/constructs/function-alarms.ts'
import exampleStage from '../../infra/example-stage.json'
import { maxReceiveCount } from '../../infra/function-limits.ts'
import { parseStage } from '../../infra/read-stage.ts'
import { softBouncesInARow } from '../../shared/delivery/aftermath/feedback.ts'
import { harmLimits } from '../../shared/delivery/aftermath/reputation.ts'
import { stopMs } from '../../shared/delivery/attempt/deliver-digest.ts'
import { latestEventMs } from '../../shared/delivery/attempt/proof.ts'
import { editionsPerDigest } from '../../shared/delivery/attempt/settlement.ts'
import { ambiguousInARow, ambiguousStopMs, refusedInARow } from '../../shared/delivery/pace/breaker.ts'
import { reservedSeconds } from '../../shared/delivery/pace/quota.ts'
import { releasedATick } from '../../shared/delivery/release-letters.ts'
import { listSize } from '../../shared/edition/choose-list.ts'
import { placesThatCount } from '../../shared/edition/climbing.ts'
import { mostPapers } from '../../shared/edition/digest.ts'
import { editionLifetimeMs } from '../../shared/edition/edition.ts'
import { recentEditionCount } from '../../shared/edition/edition-store.ts'
import { giveUpAfterMs, settleForLessAfterMs } from '../../shared/edition/edition-tries.ts'
import { firstPlaces } from '../../shared/edition/last-chance.ts'
import { newsListDays } from '../../shared/edition/news.ts'
import { promisingCount } from '../../shared/edition/publish-edition.ts'
import { mostPerTopic } from '../../shared/edition/topic-section.ts'
import { leastBackfillMs, mostBackfillMs } from '../../shared/http/arxiv/arxiv-backfill.ts'
import { polledDays } from '../../shared/http/hugging-face/hugging-face.ts'
import { lambda, mostReordered, noticed } from '../../shared/paper/ranking/diversity.ts'
import { momentumWeights } from '../../shared/paper/ranking/momentum.ts'
import { nearlySame } from '../../shared/paper/ranking/near-duplicates.ts'
import { snapshotDays } from '../../shared/paper/ranking/snapshot.ts'
import { trendWeights } from '../../shared/paper/ranking/trend.ts'
import { shareOfRelevance, shareOfTrend } from '../../shared/paper/topic/select-by-topic.ts'
import { fieldWeights } from '../../shared/paper/topic/span.ts'
import { erasedLifetimeMs } from '../../shared/subscriber/leaving/erase-subscriber.ts'
import { lettersPerDay } from '../../shared/subscriber/letter/letter-budget.ts'
import { longestWaitMs } from '../../shared/subscriber/letter/waiting-letters.ts'
import { links } from '../../shared/subscriber/link/links.ts'
import { maximumTopics } from '../../shared/subscriber/preferences/given-preferences.ts'
import { preferenceTable } from '../../shared/subscriber/preferences/preferences.ts'
import { frequencies } from '../../shared/subscriber/preferences/schedule.ts'
import { largestRequestBytes } from '../../shared/subscriber/sign-up/request-subscription.ts'
import { calmShare, guardLimits } from '../../shared/subscriber/sign-up/sign-up-guard.ts'
import { backupDays } from '../../shared/subscriber/subscriber-store.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/time/clock.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'
import { assumed, initGbSeconds } from '../bench/cost-assumed.ts'
import { mutants } from '../simulation/protocol/mutants.ts'
import { invariants } from '../simulation/protocol/violation.ts'
import { sourceSentences } from './source-numbers.ts'

/** As documents write a number: 1,000. */
const figure = (count: number): string => count.toLocaleString('en-US')
const inWords = (count: number): string =>
  'none one two three four five six seven eight nine'.split(' ')[count] ?? `${count}`
const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`
/** .5 */
const part = (share: number): string => `${share}`.replace(/^0\./, '.')

const stage = parseStage(exampleStage, 'the example stage')
const timezone = 'UTC' as TimeZone
const hour = preferenceTable.hour.initial({ defaults: { timezone, language: 'en' }, timezone, now: 0 })
/** A tick every quarter of an hour, and a worker's run every hour. */
const startingADay = 96 * initGbSeconds('publish') + 24 * initGbSeconds('deliver')
/** Four requests, the letter and the welcome. */
const startingASignUp = 4 * initGbSeconds('api') + initGbSeconds('letters') + initGbSeconds('deliver')
const { bounces, complaints } = harmLimits
const least = ({ share, leastMails }: { readonly share: number; readonly leastMails: number }): string =>
  figure(share * leastMails)
const w = trendWeights
const { guarded, trickle } = guardLimits

/** Sentences of documents that hold a number on which code acts. A changed number makes another sentence. */
export const sentences: readonly (readonly [document: string, fragment: string])[] = [
  ['README.md', `more than ${inWords(lettersPerDay)} letters a day`],
  ...sourceSentences,

  ['docs/api.md', `Works for ${links.confirm.lifetimeMs / hourMs} hours, once`],
  ['docs/api.md', `unsubscribes and erases. Works for ${links.erase.lifetimeMs / hourMs} hours`],
  ['docs/api.md', `pause. Works for ${links.preferences.lifetimeMs / dayMs} days`],
  ['docs/privacy.md', `(point-in-time recovery) | everything above | ${backupDays} days`],
  ['docs/operate.md', `every second of the last ${backupDays} days`],
  ['docs/security.md', `${inWords(lettersPerDay)} letters a day (UTC)`],
  ['docs/security.md', `${largestRequestBytes / 1024} kB at most`],
  ['docs/security.md', `For ${links.preferences.lifetimeMs / dayMs} days whoever holds one`],
  ['docs/privacy.md', `with the link to preferences (${links.preferences.lifetimeMs / dayMs} days)`],
  ['docs/api.md', `a whole number from 0 to 23 | ${hour} |`],
  ['docs/api.md', `a list of up to ${maximumTopics} [topics]`],
  [
    'docs/api.md',
    `${frequencies
      .slice(0, -1)
      .map((each) => `\`${each}\``)
      .join(', ')} or \`${frequencies.at(-1)}\``,
  ],

  [
    'docs/deploy.md',
    `\`{"ratePerSecond": ${stage.throttle.ratePerSecond}, "burst": ${stage.throttle.burst}}\` by default`,
  ],
  ['docs/deploy.md', `told: ${stage.monthlyBudget} by default`],
  ['docs/deploy.md', `how long logs are kept: ${stage.logDays} by default`],
  [
    'docs/deploy.md',
    `${stage.papers.arxivCategories.slice(0, -1).join(', ')} and ${stage.papers.arxivCategories.at(-1)} by default`,
  ],

  ['docs/operate.md', `${inWords(reservedSeconds)} seconds' mails are kept back`],
  ['docs/operate.md', `${stopMs / minuteMs} minutes have passed; then one mail probes`],
  [
    'docs/operate.md',
    `${ambiguousInARow} answers in a row leave open what became of a mail | ${ambiguousStopMs / minuteMs} minutes`,
  ],
  ['docs/operate.md', `${refusedInARow} mails in a row are refused`],
  [
    'docs/operate.md',
    `${percent(bounces.share)} of the mails of a day bounce (at least ${least(bounces)} bounces)`,
  ],
  [
    'docs/operate.md',
    `${percent(complaints.share)} of the mails of a day bring a complaint (at least ${least(complaints)} complaints)`,
  ],
  [
    'docs/operate.md',
    `at least ${figure(bounces.leastMails)} mails for bounces and ${figure(complaints.leastMails)} for complaints`,
  ],
  ['docs/operate.md', `${percent(bounces.share)} of the whole account's mails bounce`],
  [
    'docs/operate.md',
    `stops itself at ${percent(bounces.share)} within a day, from ${least(bounces)} bounces on`,
  ],
  ['docs/operate.md', `${percent(complaints.share)} of the mails are marked as spam`],
  [
    'docs/operate.md',
    `before, at ${percent(complaints.share)} within a day, from ${least(complaints)} complaints on`,
  ],
  [
    'docs/operate.md',
    `${percent(guarded.bounces.share)} of the letters bounce (at least ${least(guarded.bounces)} bounces), or ${percent(guarded.complaints.share)} bring a complaint (at least ${least(guarded.complaints)} complaints)`,
  ],
  [
    'docs/operate.md',
    `${percent(trickle.bounces.share)} of the letters bounce (at least ${least(trickle.bounces)} bounces), or ${percent(trickle.complaints.share)} bring a complaint (at least ${least(trickle.complaints)} complaints)`,
  ],
  ['docs/operate.md', `of those that wait, a tick lets ${releasedATick.open} go`],
  ['docs/operate.md', `A tick lets ${releasedATick.guarded} waiting letters go`],
  ['docs/operate.md', `about ${4 * releasedATick.trickle} an hour`],
  ['docs/operate.md', `below ${percent(calmShare)} of what led to the step`],
  ['docs/operate.md', `A letter that has waited for ${longestWaitMs / hourMs} hours is dropped`],
  ['docs/operate.md', `SES refused ${refusedInARow} letters or more for good`],
  [
    'docs/deploy.md',
    `\`{"perDay": ${stage.unconfirmedLetters.perDay}, "percentOfQuota": ${stage.unconfirmedLetters.percentOfQuota}}\` by default`,
  ],
  ['docs/operate.md', `is not among the newest ${recentEditionCount}, the command shows`],
  ['docs/operate.md', `After ${giveUpAfterMs / hourMs} hours an edition without papers`],
  ['docs/operate.md', `until its edition expired, ${editionLifetimeMs / hourMs} hours after its publication`],
  ['docs/operate.md', `${errorsThatAreBroken.broken.from} times in a quarter of an hour`],
  [
    'docs/operate.md',
    `in each of ${failedRuns.inPeriods.broken} quarters of an hour out of ${failedRuns.inPeriods.of}`,
  ],
  ['docs/operate.md', `Messages were tried ${maxReceiveCount} times`],
  ['docs/operate.md', `takes ${inWords(knownEverywhereMs / minuteMs)} minutes and no deployment`],

  [
    'docs/figures.md',
    `| Lambda: GB-seconds of starting | 0 | 0.0000 | ${Number(startingADay.toPrecision(3))} | ${Number(startingASignUp.toPrecision(3))} |`,
  ],
  [
    'docs/figures.md',
    `Lambda bills ${assumed.initMs} ms for each container that it starts, as it does since August 2025: one for every call of api, publish, deliver and letters, and ${assumed.feedbackStartsADay} a day for feedback`,
  ],

  ['docs/papers.md', `the lists of the last ${polledDays} days`],
  ['docs/papers.md', `the API for ${leastBackfillMs / dayMs} to ${mostBackfillMs / dayMs} days`],
  ['docs/papers.md', `the ${promisingCount} most promising papers`],
  [
    'docs/papers.md',
    `for ${settleForLessAfterMs / minuteMs} minutes if others have papers, for ${giveUpAfterMs / hourMs} hours if none has`,
  ],
  ['docs/papers.md', `The day's list holds ${listSize} papers`],
  ['docs/papers.md', `x = votes · y^${part(w.youth)} / b      T = ln(1 + x), below the bar ln(1 + x^y)`],
  ['docs/papers.md', `the votes of the ${w.aboveBar}th best paper`],
  ['docs/architecture.md', `the snapshots of ${snapshotDays} days`],
  ['docs/papers.md', `The places after the first ${inWords(firstPlaces)} go to`],
  [
    'docs/papers.md',
    `(upvotes gained in 24 h + ${part(momentumWeights.upvotes)} · upvotes) / (age + 2 h)^${momentumWeights.agePower}`,
  ],
  ['docs/papers.md', `the cosine of the words at least ${part(nearlySame)}`],
  ['docs/papers.md', `The first ${mostReordered} papers are put in an order`],
  ['docs/papers.md', `λ = ${part(lambda)}`],
  ['docs/papers.md', `puts ${noticed} or more places lower`],
  ['docs/papers.md', `A paper is news on ${inWords(newsListDays)} list days`],
  ['docs/papers.md', `as many as those of today's first ${placesThatCount}`],
  ['docs/papers.md', `the example stage has ${String(exampleStage.edition.hour).padStart(2, '0')}:00 UTC`],
  ['docs/papers.md', `up to ${maximumTopics} topics`],
  ['docs/papers.md', `up to ${mostPerTopic} papers a topic and ${mostPapers} papers in the whole digest`],
  ['docs/papers.md', `${part(shareOfRelevance)}·R/(R+R50) + ${part(shareOfTrend)}·T/(T+T50)`],
  ['docs/papers.md', `title ×${fieldWeights.title}, keywords ×${fieldWeights.keywords} and abstract`],
  ['docs/papers.md', `the reader's last one, at most ${editionsPerDigest}, merged`],

  ['docs/proof.md', `The mailed link works for ${links.erase.lifetimeMs / hourMs} hours`],
  ['docs/proof.md', `For ${erasedLifetimeMs / dayMs} days an id stays`],
  ['docs/proof.md', `at most ${inWords(lettersPerDay)} letters a day`],
  ['docs/proof.md', `seen empty ${latestEventMs / hourMs} hours later`],
  ['docs/proof.md', `${softBouncesInARow} soft bounces in a row`],
  ['docs/proof.md', `any of the ${Object.keys(invariants).length} [invariants]`],
  ['docs/proof.md', `one by one, ${mutants.length} of them`],
]
