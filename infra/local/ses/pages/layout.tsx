import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import type { EpochMs } from '../../../../shared/time/clock.ts'
import { stylesheet } from './stylesheet.ts'

/**
 * The frame of every page. `reloadSeconds` lets the page reload, so that new mail appears without a script.
 */
export function Layout({
  title,
  reloadSeconds,
  children,
}: PropsWithChildren<{ title: string; reloadSeconds?: number }>) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {reloadSeconds !== undefined && <meta http-equiv="refresh" content={String(reloadSeconds)} />}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style>{raw(stylesheet)}</style>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  )
}

/** A time such as `23 Nov 2026, 09:12:07 UTC`. */
export function Time({ at }: { at: EpochMs }) {
  const date = new Date(at)
  return <time datetime={date.toISOString()}>{format.format(date)} UTC</time>
}

const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})
