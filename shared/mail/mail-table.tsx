import type { FC, PropsWithChildren } from 'hono/jsx'
import { firm } from './mail-style.ts'

/** A table that only arranges, as wide as there is room. */
export const MailTable: FC<PropsWithChildren> = ({ children }) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style={firm}>
    {children}
  </table>
)

interface MailRowProps {
  readonly style?: string
  readonly class?: string
  /** The colour of the background, for programs that read no style. */
  readonly bgcolor?: string
  /** The space above, in pixels. Cells have no margins. */
  readonly gap?: number
}

/**
 * A part of a mail with padding, a border or a background, as a row of a `MailTable`: Word gives them to cells
 * alone.
 */
export const MailRow: FC<PropsWithChildren<MailRowProps>> = ({ gap, children, ...cell }) => (
  <>
    {gap !== undefined && (
      <tr>
        <td height={gap} />
      </tr>
    )}
    <tr>
      <td {...cell}>{children}</td>
    </tr>
  </>
)
