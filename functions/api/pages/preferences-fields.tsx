import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { FieldProblem } from '../../../shared/subscriber/preferences.ts'
import { allTimeZones } from '../../../shared/time/time-zone.ts'

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
}) => (
  <div class="grid">
    <div>
      <label for="hour">{language.form.hour}</label>
      <select id="hour" name="hour" {...invalid(problems, 'hour')}>
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
        {...invalid(problems, 'timezone')}
      >
        {zones(form.timezone).map((zone) => (
          <option value={zone} selected={zone === form.timezone}>
            {language.zone(zone)}
          </option>
        ))}
      </select>
      <FieldErrors field="timezone" problems={problems} language={language} />
    </div>
    <fieldset class="wide">
      <legend>{language.form.frequency}</legend>
      <div class="choices">
        {language.frequencies.map((frequency) => (
          <label>
            <input type="radio" name="frequency" value={frequency} checked={frequency === form.frequency} />
            {language.frequency(frequency)}
          </label>
        ))}
      </div>
      <FieldErrors field="frequency" problems={problems} language={language} />
    </fieldset>
    <div class="wide">
      <label for="topics">{language.form.topics}</label>
      <input
        type="text"
        id="topics"
        name="topics"
        value={form.topics}
        autocomplete="off"
        aria-describedby="topics-hint"
        {...invalid(problems, 'topics')}
      />
      <p class="hint" id="topics-hint">
        {language.form.topicsHint}
      </p>
      <FieldErrors field="topics" problems={problems} language={language} />
    </div>
  </div>
)

/** What is wrong with a field, right below it. */
export const FieldErrors: FC<{
  field: FieldProblem['field']
  problems: readonly FieldProblem[]
  language: Language
}> = ({ field, problems, language }) => (
  <>
    {problems
      .filter((problem) => problem.field === field)
      .map((problem) => (
        <p class="field-error" role="alert">
          {language.problem(problem)}
        </p>
      ))}
  </>
)

const hours = Array.from({ length: 24 }, (_, hour) => hour)

export function invalid(problems: readonly FieldProblem[], field: string): { 'aria-invalid'?: 'true' } {
  return problems.some((problem) => problem.field === field) ? { 'aria-invalid': 'true' } : {}
}

/** All zones, and the one that is set even if this runtime lists it under another name. */
function zones(current: string): string[] {
  const all: string[] = allTimeZones()
  return current === '' || all.includes(current) ? all : [current, ...all]
}
