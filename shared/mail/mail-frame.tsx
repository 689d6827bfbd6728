import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Colours } from '../brand/brand.ts'
import { forWord } from './for-word.ts'
import type { MailLook } from './mail-context.ts'
import { columnWidth, firm } from './mail-style.ts'

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
 * others. The style sheet in the head only adds what may be lost: dark colours and narrow screens. Word knows no
 * `max-width`, so it gets a table of that width around the column.
 */
export const MailFrame: FC<MailFrameProps> = ({ language, look, title, preview, footer, children }) => {
  const { styles, palette } = look
  const { page, sheet } = palette.light
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
          <style>{raw(darkAndNarrow(palette.dark))}</style>
          {forWord(wordHead)}
        </head>
        <body class="page" bgcolor={page} style={styles.body}>
          <div style={styles.preview}>{preview}</div>
          <table
            role="presentation"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            border={0}
            class="page"
            bgcolor={page}
            style={styles.page}
          >
            <tr>
              <td align="center" class="outer ink" style={styles.outer}>
                {forWord(wordColumn)}
                <table
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border={0}
                  style={styles.column}
                >
                  <tr>
                    <td class="sheet" bgcolor={sheet} style={styles.sheet}>
                      {children}
                    </td>
                  </tr>
                  <tr>
                    <td class="muted foot" style={styles.footer}>
                      {footer}
                    </td>
                  </tr>
                </table>
                {forWord('</td></tr></table>')}
              </td>
            </tr>
          </table>
        </body>
      </html>
    </>
  )
}

/**
 * Word takes the first font of a list or Times, does not hand a font on into tables, and scales widths on fine
 * screens unless it is told the density.
 */
const wordHead =
  '<noscript><xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings>' +
  '<o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>' +
  "<style>td,p{font-family:'Segoe UI',Arial,sans-serif}</style>"

const wordColumn = `<table role="presentation" align="center" width="${columnWidth}" cellpadding="0" cellspacing="0" border="0" style="width:${columnWidth}px;${firm}"><tr><td>`

const darkAndNarrow = (dark: Colours): string => `
@media (prefers-color-scheme: dark) {
  .page { background: ${dark.page} !important; }
  .sheet { background: ${dark.sheet} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted, .foot a { color: ${dark.muted} !important; }
  .link { color: ${dark.link} !important; }
  .line { border-color: ${dark.line} !important; }
  .note { background: ${dark.note} !important; color: ${dark.ink} !important; }
  .button { background: ${dark.link} !important; }
  .button a { color: ${dark.onLink} !important; }
}
@media (max-width: 480px) {
  .outer { padding: 0 !important; }
  .sheet { padding: 24px 18px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .foot { padding: 20px 18px 32px !important; }
}
`
