import type { HeldBackNote } from '../../held-back.ts'
import { Time } from './layout.tsx'

const mostShown = 5

/** Why letters that somebody may look for are not here, the newest first. */
export function HeldBackList({ notes }: { notes: readonly HeldBackNote[] }) {
  const shown = notes.slice(-mostShown).toReversed()
  if (shown.length === 0) return null
  return (
    <section>
      <h2>Held back since the start</h2>
      <ul class="list">
        {shown.map(({ at, address, letter, why }) => (
          <li class="row">
            <span class="subject">
              {letter === 'waits' ? 'A letter waits for' : 'No letter goes to'} {address}
            </span>
            <Time at={at} />
            <span class="reasons">{why.join(' ')}</span>
          </li>
        ))}
      </ul>
      {notes.length > shown.length && (
        <p class="lead">
          {notes.length - shown.length} more: <a href="/held-back">as JSON</a>.
        </p>
      )}
    </section>
  )
}
