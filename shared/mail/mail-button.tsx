import type { FC, PropsWithChildren } from 'hono/jsx'
import type { MailLook } from './mail-context.ts'
import { MailRow, MailTable } from './mail-table.tsx'

/** The one button of a mail. Its cell has the colour, and in Word the padding of the link, too. */
export const MailButton: FC<PropsWithChildren<{ href: string; look: MailLook }>> = ({
  href,
  look: { palette, styles },
  children,
}) => (
  <MailTable>
    <MailRow style={styles.buttonLine}>
      <table role="presentation" cellpadding="0" cellspacing="0" border={0}>
        <tr>
          <td class="button" bgcolor={palette.light.link} style={styles.button}>
            <a href={href} style={styles.buttonLink}>
              {children}
            </a>
          </td>
        </tr>
      </table>
    </MailRow>
  </MailTable>
)
