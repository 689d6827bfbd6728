import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { FieldProblem } from '../../../shared/subscriber/preferences.ts'
import { allTimeZones } from '../../../shared/time/time-zone.ts'
import { typedTopics } from '../typed-topics.ts'
import { described, FieldErrors, focused } from './form-problems.tsx'

/** What stands in the form: what was typed if it was refused, else what is set. */
export interface PreferencesForm {
  readonly timezone: string
  readonly hour: string
  readonly frequency: string
  readonly topics: string
}

interface PreferencesFieldsProps {
  readonly form: PreferencesForm
  readonly problems?: readonly FieldProblem[]
  readonly language: Language
  /** Let the browser choose its own time zone. */
  readonly detectZone?: boolean
}

/** Hour, zone, frequency and topics: the same fields wherever a reader sets them. */
export const PreferencesFields: FC<PreferencesFieldsProps> = ({
  form,
  problems = [],
  language,
  detectZone = false,
}) => {
  const marks = (field: string, hintId?: string) => ({
    ...described(problems, field, hintId),
    ...focused(problems, field),
  })
  return (
    <div class="grid">
      <div>
        <label for="hour">{language.form.hour}</label>
        <select id="hour" name="hour" {...marks('hour')}>
          {hours.map((hour) => (
            <option value={String(hour)} selected={String(hour) === form.hour}>
              {language.hour(hour)}
            </option>
          ))}
        </select>
        <FieldErrors field="hour" problems={problems} language={language} />
      </div>
      <div>
        <label for="timezone">{language.form.timezone}</label>
        <select
          id="timezone"
          name="timezone"
          {...(detectZone ? { 'data-detect': 'true' } : {})}
          {...marks('timezone')}
        >
          {zones(form.timezone).map((zone) => (
            <option value={zone} selected={zone === form.timezone}>
              {language.zone(zone)}
            </option>
          ))}
        </select>
        <FieldErrors field="timezone" problems={problems} language={language} />
      </div>
      <Frequency form={form} problems={problems} language={language} />
      <div class="wide">
        <label for="topics">{language.form.topics}</label>
        <textarea id="topics" name="topics" rows={4} autocomplete="off" {...marks('topics', 'topics-hint')}>
          {form.topics}
        </textarea>
        <p class="hint" id="topics-hint">
          {language.form.topicsHint}{' '}
          {/* Each in one piece: a minus at the end of a line would seem to belong to nothing. */}
          {language.form.topicExamples.map((example, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <code>{example}</code>
            </>
          ))}
        </p>
        <FieldErrors field="topics" problems={problems} language={language} />
      </div>
    </div>
  )
}

const Frequency: FC<Required<Pick<PreferencesFieldsProps, 'form' | 'problems' | 'language'>>> = ({
  form,
  problems,
  language,
}) => (
  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it; a bare group cannot be invalid
  <fieldset class="wide" role="radiogroup" {...described(problems, 'frequency')}>
    <legend>{language.form.frequency}</legend>
    <div class="choices">
      {language.frequencies.map((frequency, index) => (
        <label>
          <input
            type="radio"
            name="frequency"
            value={frequency}
            checked={frequency === form.frequency}
            {...(index === 0 ? { id: 'frequency', ...focused(problems, 'frequency') } : {})}
          />
          {language.frequency(frequency)}
        </label>
      ))}
    </div>
    <FieldErrors field="frequency" problems={problems} language={language} />
  </fieldset>
)

/** The line that the fields fold under: what stands in them, so that nothing typed looks lost. */
export function summaryOf(form: PreferencesForm, language: Language): string {
  const frequency = language.frequencies.find((one) => one === form.frequency)
  const hour = hours.find((one) => String(one) === form.hour)
  if (frequency === undefined || hour === undefined) return language.form.change
  const topics = typedTopics(form.topics).length
  return language.form.summary(language.frequency(frequency), language.hour(hour), topics)
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** All zones, and the one that is set even if this runtime lists it under another name. */
function zones(current: string): string[] {
  const all: string[] = allTimeZones()
  return current === '' || all.includes(current) ? all : [current, ...all]
}
