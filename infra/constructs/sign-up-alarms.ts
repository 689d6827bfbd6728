import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { refusedInARow } from '../../shared/delivery/pace/breaker.ts'
import { guardSteps } from '../../shared/subscriber/sign-up/sign-up-guard.ts'
import { alarmOn, type Operator } from './alarm.ts'
import { metricOf } from './metrics.ts'

export interface SignUpAlarmsProps {
  readonly operator: Operator
}

/** Alarms about sign-ups by strangers: each step of the guard, letters that nobody got, and refused letters. */
export class SignUpAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator }: SignUpAlarmsProps) {
    super(scope, id)
    const step = metricOf.publish('guardStep', Stats.MAXIMUM)
    alarmOn(this, 'Guarded', operator, {
      means: 'Letters to new addresses bounce or bring complaints, so a sign-up now needs a proof of work',
      paragraph: 'sign-up-guarded',
      metric: step,
      broken: { from: guardSteps.indexOf('guarded') },
    })
    alarmOn(this, 'Trickle', operator, {
      means: 'So many letters to new addresses do harm that only a few an hour go out, and people wait',
      paragraph: 'sign-up-trickle',
      metric: step,
      broken: { from: guardSteps.indexOf('trickle') },
    })
    alarmOn(this, 'LettersDropped', operator, {
      means: 'People who signed up got no letter, because it waited for a day and was dropped',
      paragraph: 'letters-dropped',
      metric: metricOf.publish('lettersDropped', Stats.MAXIMUM),
      broken: { from: 1 },
    })
    // A single refusal is about one address, which anybody may have typed.
    alarmOn(this, 'LettersRefused', operator, {
      means: 'SES refuses many letters for good, so people who sign up may get none',
      paragraph: 'letters-refused',
      metric: metricOf.letters('refused'),
      broken: { from: refusedInARow },
    })
  }
}
