import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Colours } from '../brand/brand.ts'
import type { MailLook } from './mail-context.ts'

interface MailFrameProps {
  readonly language: string
  readonly look: MailLook
  readonly title: string
  /** What the inbox shows behind the subject. */
  readonly preview: string
  readonly footer: Child
  readonly children?: Child
}

/**
 * The HTML document of a mail, in one column. Its styles are inline, because some mail programs drop all
 * others. The style sheet in the head only adds what may be lost: dark colours and narrow screens.
 */
export const MailFrame: FC<MailFrameProps> = ({ language, look, title, preview, footer, children }) => {
  const { styles } = look
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <title>{title}</title>
          <style>{raw(darkAndNarrow(look.palette.dark))}</style>
        </head>
        <body class="page" style={styles.body}>
          <div style={styles.preview}>{preview}</div>
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style={styles.table}>
            <tbody>
              <tr>
                <td align="center" class="outer" style={styles.outer}>
                  <table
                    role="presentation"
                    width="100%"
                    cellpadding="0"
                    cellspacing="0"
                    style={styles.column}
                  >
                    <tbody>
                      <tr>
                        <td class="sheet" style={styles.sheet}>
                          {children}
                        </td>
                      </tr>
                      <tr>
                        <td class="muted foot" style={styles.footer}>
                          {footer}
                        </td>
                      </tr>
                    </tbody>
                  </table>
                </td>
              </tr>
            </tbody>
          </table>
        </body>
      </html>
    </>
  )
}

const darkAndNarrow = (dark: Colours): string => `
@media (prefers-color-scheme: dark) {
  .page { background: ${dark.page} !important; color: ${dark.ink} !important; }
  .sheet { background: ${dark.sheet} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted, .foot a { color: ${dark.muted} !important; }
  .link { color: ${dark.link} !important; }
  .line { border-color: ${dark.line} !important; }
  .note { background: ${dark.note} !important; color: ${dark.ink} !important; }
  .button { background: ${dark.link} !important; color: ${dark.onLink} !important; }
}
@media (max-width: 480px) {
  .outer { padding: 0 !important; }
  .sheet { padding: 24px 18px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .foot { padding: 20px 18px 32px !important; }
}
`
