import { setTimeout } from 'node:timers/promises'
import { jitteredBackOff } from '../../../shared/concurrency/back-off.ts'

/** How the operator's commands wait if a function wrote first. */
export const operatorBackOff = jitteredBackOff({ wait: setTimeout, random: Math.random })
