import type { Child, FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { type PreferenceName, preferenceTable } from '../../../shared/subscriber/preferences/preferences.ts'
import { visibleInForm } from '../../../shared/subscriber/preferences/visible-text.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import { typedTopics } from '../typed-topics.ts'
import { described, FieldErrors, focused } from './form-problems.tsx'

/** The form's fields as text: the typed values if the form was refused, otherwise the stored ones. */
export type PreferencesForm = Readonly<Record<PreferenceName, string>>

/** The first and the last day that a date field offers. */
export interface DayRange {
  readonly first: LocalDate
  readonly last: LocalDate
}

interface PreferencesFieldsProps {
  readonly names: readonly PreferenceName[]
  readonly form: PreferencesForm
  readonly problems?: readonly FieldProblem[]
  readonly language: Language
  /** True lets the browser select its own time zone; default false. */
  readonly detectZone?: boolean
  readonly days?: DayRange
}

/** The fields of the named preferences. Every form shows the same ones. */
export const PreferencesFields: FC<PreferencesFieldsProps> = ({ names, problems = [], form, ...props }) => {
  const shown = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, visibleInForm(value)]),
  ) as PreferencesForm
  return (
    <div class="grid">
      {names.map((name) => {
        const Field = fields[preferenceTable[name].control.kind]
        return <Field name={name} problems={problems} form={shown} {...props} />
      })}
    </div>
  )
}

interface FieldProps extends Omit<PreferencesFieldsProps, 'names' | 'problems'> {
  readonly name: PreferenceName
  readonly problems: readonly FieldProblem[]
}

const SelectField: FC<FieldProps> = (props) => {
  const { name, form, language, detectZone = false } = props
  return (
    <LabelledField {...props}>
      <select
        id={name}
        name={name}
        {...(name === 'timezone' && detectZone ? { 'data-detect': 'true' } : {})}
        {...marks(props)}
      >
        {shownValues(name, form[name]).map((value) => (
          <option value={value} selected={value === form[name]}>
            {wordsOf(name, value, language)}
          </option>
        ))}
      </select>
    </LabelledField>
  )
}

const LinesField: FC<FieldProps> = (props) => {
  const { name, form } = props
  return (
    <LabelledField {...props}>
      <textarea id={name} name={name} rows={4} autocomplete="off" {...marks(props)}>
        {form[name]}
      </textarea>
    </LabelledField>
  )
}

const DayField: FC<FieldProps> = (props) => {
  const { name, form, days } = props
  return (
    <LabelledField {...props}>
      <input
        type="date"
        id={name}
        name={name}
        value={form[name]}
        min={days?.first}
        max={days?.last}
        {...marks(props)}
      />
    </LabelledField>
  )
}

const RadioField: FC<FieldProps> = ({ name, form, problems, language }) => (
  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it; a bare group cannot be invalid
  <fieldset class="wide" role="radiogroup" {...described(problems, name)}>
    <legend>{language.preferences[name].label}</legend>
    <div class="choices">
      {valuesOf(name).map((value, index) => (
        <label>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === form[name]}
            {...(index === 0 ? { id: name, ...focused(problems, name) } : {})}
          />
          {wordsOf(name, value, language)}
        </label>
      ))}
    </div>
    <FieldErrors field={name} problems={problems} language={language} />
  </fieldset>
)

const fields = { select: SelectField, radio: RadioField, lines: LinesField, day: DayField }

/** A control with its label, its hint and its problems. Only selects stand side by side. */
const LabelledField: FC<FieldProps & { readonly children?: Child }> = ({
  name,
  problems,
  language,
  children,
}) => {
  const { label, hint, examples = [] } = language.preferences[name]
  return (
    <div {...(preferenceTable[name].control.kind === 'select' ? {} : { class: 'wide' })}>
      <label for={name}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="hint" id={hintId(name)}>
          {hint} {/* An example never wraps: a minus at the end of a line would seem to belong to nothing. */}
          {examples.map((example, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <code>{example}</code>
            </>
          ))}
        </p>
      )}
      <FieldErrors field={name} problems={problems} language={language} />
    </div>
  )
}

function marks({ name, problems, language }: FieldProps) {
  const hint = language.preferences[name].hint === undefined ? undefined : hintId(name)
  return { ...described(problems, name, hint), ...focused(problems, name) }
}

function hintId(name: PreferenceName): string {
  return `${name}-hint`
}

function valuesOf(name: PreferenceName): readonly string[] {
  const { control } = preferenceTable[name]
  return 'values' in control ? control.values() : []
}

function wordsOf(name: PreferenceName, value: string, language: Language): string {
  return language.preferences[name].option?.(value) ?? value
}

function shownValues(name: PreferenceName, current: string): readonly string[] {
  const { control } = preferenceTable[name]
  const values = valuesOf(name)
  const isOther = 'showsOthers' in control && current !== '' && !values.includes(current)
  return isOther ? [current, ...values] : values
}

/**
 * The line that the folded fields show: it repeats their values, so that nothing that was typed looks lost.
 */
export function summaryOf(form: PreferencesForm, language: Language): string {
  const { frequency, hour } = form
  if (!valuesOf('frequency').includes(frequency) || !valuesOf('hour').includes(hour))
    return language.form.change
  const topics = typedTopics(form.topics).length
  return language.form.summary(
    wordsOf('frequency', frequency, language),
    wordsOf('hour', hour, language),
    topics,
  )
}
