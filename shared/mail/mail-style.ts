import type { Colours } from '../brand/brand.ts'

const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const serif = 'Georgia,serif'

/** In pixels: about 75 characters of a summary. */
export const columnWidth = 620

/**
 * Otherwise one long word would make the sheet wider than a phone. Old mail programs know only the second
 * property.
 */
const breakable = 'overflow-wrap:anywhere;word-break:break-word'

/** Word breaks a long word only where a table does not grow with it. */
export const firm = 'table-layout:fixed'

/**
 * A text that only the inbox shows. Some of Gmail's apps drop `display`, Word follows `mso-hide` alone, and where
 * all else fails the text is a line of one pixel in the colour behind it.
 */
const unseen =
  'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all'

/**
 * Inline styles in the light colours, by the part of a mail that they style. Outlook for Windows renders mails with
 * Word, which gives padding, borders and backgrounds to cells of tables alone: no other part may depend on them.
 */
export const mailStyles = (light: Colours) => ({
  body: `margin:0;padding:0;background:${light.page};-webkit-text-size-adjust:100%`,
  preview: `${unseen};color:${light.page}`,
  page: `border-collapse:collapse;background:${light.page}`,
  outer: `padding:24px 12px;font-family:${sans};color:${light.ink}`,
  column: `max-width:${columnWidth}px;border-collapse:separate;${firm}`,
  sheet: `padding:32px 36px;background:${light.sheet};border:1px solid ${light.line};border-radius:10px;text-align:left;${breakable}`,
  footer: `padding:22px 36px 32px;font-size:13px;line-height:1.6;color:${light.muted};text-align:left;${breakable}`,
  footerLine: 'margin:0 0 6px',
  footerLink: `color:${light.muted};text-decoration:underline`,
  brand: `margin:0;font-size:13px;letter-spacing:.08em;text-transform:uppercase;font-weight:600;color:${light.muted}`,
  heading: `margin:6px 0 4px;font-family:${serif};font-size:27px;line-height:1.25;font-weight:700;color:${light.ink}`,
  subheading: `margin:0 0 6px;font-size:14px;line-height:1.5;color:${light.muted}`,
  section: `padding:18px 0 0;border-top:2px solid ${light.ink}`,
  sectionTitle: `margin:0;font-family:${serif};font-size:19px;line-height:1.3;font-weight:700;color:${light.ink}`,
  note: `padding:10px 14px;border-radius:6px;background:${light.note};font-size:14px;line-height:1.5;color:${light.ink}`,
  paper: `padding:20px 0 0;border-top:1px solid ${light.line}`,
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
  buttonLine: 'padding:26px 0 6px',
  // Word takes the padding of the cell, all others that of the link, so that all of the button can be clicked.
  button: `border-radius:7px;background:${light.link};mso-padding-alt:12px 24px`,
  buttonLink: `display:inline-block;padding:12px 24px;color:${light.onLink};font-size:16px;line-height:1.25;font-weight:600;text-decoration:none;mso-padding-alt:0`,
  small: `margin:18px 0 0;font-size:13px;line-height:1.6;color:${light.muted}`,
})

export type MailStyles = ReturnType<typeof mailStyles>
