import { createHash } from 'node:crypto'

/** The one style sheet of the inbox's pages: the system's font, light and dark, for screens from 320 px. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #17181a);
  --card: light-dark(#ffffff, #1f2123);
  --ink: light-dark(#1d1f21, #e8e6e3);
  --soft: light-dark(#62666b, #a0a4a9);
  --line: light-dark(#e5e2dc, #34373a);
  --link: light-dark(#24568f, #8fbbee);
  --hover: light-dark(#f4f1ec, #26292c);
  font: 16px/1.5 system-ui, sans-serif;
  background: var(--paper);
  color: var(--ink);
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; -webkit-text-size-adjust: 100%; }
main { width: 100%; max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; flex: 1; display: flex; flex-direction: column; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1rem; font-weight: 650; }
.lead { margin: .25rem 0 1.5rem; color: var(--soft); text-wrap: pretty; }
.list { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem 1.5rem; padding: .8rem 1.1rem; color: inherit; text-decoration: none; }
.row:hover { background: var(--hover); }
.row:focus-visible { outline-offset: -3px; }
.subject { font-weight: 600; }
.people { grid-column: 1 / -1; color: var(--soft); font-size: .9rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.reasons { grid-column: 1 / -1; color: var(--soft); font-size: .9rem; }
.people span + span::before { content: '· '; }
time { color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.empty { text-wrap: balance; margin: 0; padding: 4.5rem 1.5rem; text-align: center; color: var(--soft); background: var(--card); border: 1px dashed var(--line); border-radius: 12px; }
.empty strong { display: block; margin-bottom: .25rem; color: var(--ink); font-size: 1.15rem; font-weight: 600; }
.find { display: flex; gap: .5rem; margin: 0 0 1rem; }
.find input { flex: 1; min-width: 0; font: inherit; padding: .4rem .7rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.find button { font: inherit; padding: .4rem .9rem; color: inherit; background: var(--hover); border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
.pager { display: flex; justify-content: space-between; gap: 1rem; margin: 1.25rem 0 0; }
.back { display: inline-block; margin-bottom: 1rem; font-size: .9rem; text-decoration: none; }
.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1rem; margin: 1rem 0 1.5rem; font-size: .95rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.facts time { color: inherit; font-size: inherit; white-space: normal; }
.tag { display: inline-block; margin: 0 .35rem .25rem 0; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); font-size: .85rem; }
.tag b { font-weight: 500; color: var(--soft); }
.views { display: flex; gap: .25rem; margin-bottom: .75rem; border-bottom: 1px solid var(--line); }
.views a { padding: .45rem .8rem; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.views a:hover { color: var(--ink); }
.views a[aria-current] { color: var(--ink); border-color: var(--link); font-weight: 600; }
iframe { display: block; width: 100%; flex: 1; min-height: 75vh; border: 1px solid var(--line); border-radius: 12px; }
pre { margin: 0; padding: 1.1rem; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 12px; font: .85rem/1.55 ui-monospace, monospace; }
pre.prose { white-space: pre-wrap; font: 1rem/1.6 system-ui, sans-serif; }
.headers { margin: 0; padding: .4rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; font-size: .9rem; }
.headers div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1rem; padding: .45rem 0; }
.headers div + div { border-top: 1px solid var(--line); }
.headers dt { color: var(--soft); }
.headers dd { margin: 0; font-family: ui-monospace, monospace; font-size: .85rem; line-height: 1.6; }
details + details { margin-top: .5rem; }
summary { cursor: pointer; }
summary span { color: var(--soft); }
details pre { margin-top: .5rem; }
.none { margin: 0; color: var(--soft); }
@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 2rem; }
  h1 { font-size: 1.3rem; }
  .row { grid-template-columns: minmax(0, 1fr); padding: .8rem .9rem; }
  .people span { display: block; overflow: hidden; text-overflow: ellipsis; }
  .reasons { grid-column: 1 / -1; color: var(--soft); font-size: .9rem; }
.people span + span::before { content: none; }
  .row time { grid-row: 3; font-size: .8rem; }
  .views a { flex: 1; padding: .55rem .2rem; text-align: center; }
  .headers div { grid-template-columns: minmax(0, 1fr); }
}
`

/** The hash that lets a content security policy allow this style sheet and no other. */
const stylesheetHash = createHash('sha256').update(stylesheet).digest('base64')

/**
 * The policy of the inbox's own pages: no script, nothing from other origins, and the mail in its own frame.
 */
export const pagePolicy =
  `default-src 'none'; style-src 'sha256-${stylesheetHash}'; frame-src 'self'; img-src data:; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * The sandbox for a mail's HTML, which anybody may have written. Its styles and pictures work, but scripts do
 * not run, and it is cut off from this origin even outside the frame. Links open new pages.
 */
export const mailSandbox = 'allow-popups allow-popups-to-escape-sandbox'
export const mailPolicy =
  `sandbox ${mailSandbox}; default-src 'none'; style-src 'unsafe-inline' http: https:; ` +
  "img-src http: https: data:; font-src http: https: data:; form-action 'none'; frame-ancestors 'self'"
