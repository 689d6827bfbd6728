import type { Colours } from '../brand/brand.ts'

const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const serif = "Georgia, 'Times New Roman', serif"

/**
 * Otherwise one long word would make the sheet wider than a phone. Old mail programs know only the second
 * property.
 */
const breakable = 'overflow-wrap:anywhere;word-break:break-word'

/** Inline styles in the light colours, by the part of a mail that they style. */
export const mailStyles = (light: Colours) => ({
  body: `margin:0;padding:0;background:${light.page};color:${light.ink};font-family:${sans};-webkit-text-size-adjust:100%`,
  preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  table: 'border-collapse:collapse',
  outer: 'padding:24px 12px',
  column: 'max-width:620px;border-collapse:separate',
  sheet: `padding:32px 36px;background:${light.sheet};border:1px solid ${light.line};border-radius:10px;text-align:left;${breakable}`,
  footer: `padding:22px 36px 32px;font-size:13px;line-height:1.6;color:${light.muted};text-align:left;${breakable}`,
  footerLine: 'margin:0 0 6px',
  footerLink: `color:${light.muted};text-decoration:underline`,
  brand: `margin:0;font-size:13px;letter-spacing:.08em;text-transform:uppercase;font-weight:600;color:${light.muted}`,
  heading: `margin:6px 0 4px;font-family:${serif};font-size:27px;line-height:1.25;font-weight:700;color:${light.ink}`,
  subheading: `margin:0 0 6px;font-size:14px;line-height:1.5;color:${light.muted}`,
  section: `margin:30px 0 0;padding:18px 0 0;border-top:2px solid ${light.ink};font-family:${serif};font-size:19px;line-height:1.3;font-weight:700;color:${light.ink}`,
  note: `margin:16px 0 0;padding:10px 14px;border-radius:6px;background:${light.note};font-size:14px;line-height:1.5;color:${light.ink}`,
  paper: `padding:20px 0 0;border-top:1px solid ${light.line};margin:20px 0 0`,
  paperTitle: `margin:0;font-family:${serif};font-size:18px;line-height:1.35;font-weight:700;color:${light.ink}`,
  paperTitleLink: `color:${light.ink};text-decoration:none`,
  paperRank: `font-weight:400;color:${light.muted}`,
  authors: `margin:4px 0 0;font-size:13px;line-height:1.5;color:${light.muted}`,
  summary: `margin:8px 0 0;font-size:15px;line-height:1.55;color:${light.ink}`,
  aiLabel: `font-size:12px;color:${light.muted};white-space:nowrap`,
  aside: `font-size:13px;color:${light.muted}`,
  meta: `margin:8px 0 0;font-size:13px;line-height:1.6;color:${light.muted}`,
  link: `color:${light.link};text-decoration:underline`,
  paragraph: `margin:14px 0 0;font-size:16px;line-height:1.6;color:${light.ink}`,
  unmet: `margin:26px 0 0;font-size:13px;line-height:1.6;color:${light.muted}`,
  buttonLine: 'margin:26px 0 6px',
  button: `display:inline-block;padding:12px 24px;border-radius:7px;background:${light.link};color:${light.onLink};font-size:16px;font-weight:600;text-decoration:none`,
  small: `margin:18px 0 0;font-size:13px;line-height:1.6;color:${light.muted}`,
})

export type MailStyles = ReturnType<typeof mailStyles>
