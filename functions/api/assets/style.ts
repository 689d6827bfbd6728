import type { Colours, Palette } from '../../../shared/brand/brand.ts'

/**
 * The one style sheet of all pages. It has two colour schemes, uses the system's fonts and loads no image.
 */
export const styleSheet = ({ light, dark }: Palette): string => `
:root {
  color-scheme: light dark;
  ${colours(light)}; --field: ${light.sheet};
  --serif: Georgia, 'Times New Roman', serif;
}
@media (prefers-color-scheme: dark) {
  :root { ${colours(dark)}; --field: ${dark.page}; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 100%/1.6 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
}
a { color: var(--link); }
.site { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1.25rem 3rem; }
.masthead { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: 1.5rem; }
.masthead a { text-decoration: none; }
.brand { font: 700 1.35rem var(--serif); color: var(--ink); }
.masthead nav a { color: var(--muted); font-size: .9rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 1.75rem 2rem; margin-bottom: 1.75rem; }
h1 { font: 700 1.9rem/1.2 var(--serif); margin: 0 0 .5rem; text-wrap: balance; }
h2 { font: 700 1.35rem/1.3 var(--serif); margin: 0 0 .25rem; }
p { margin: .6rem 0; }
.sheet > :is(p, ul) + h2 { margin-top: 1.5rem; }
.lead { font-size: 1.1rem; color: var(--muted); margin-top: 0; }
.muted { color: var(--muted); }
.small { font-size: .875rem; }
.note { background: var(--note); border-radius: 8px; padding: .6rem .9rem; font-size: .95rem; }
.note:empty { display: none; }
.error { background: var(--on-bad); color: var(--bad); border-radius: 8px; padding: .6rem .9rem; margin-bottom: 1rem; }
.error p, .error ul { margin: 0; }
.error ul { padding-left: 1.2rem; }
.error a { color: inherit; }
.error, .field-error, .note, summary, h1, button, .sheet > p { overflow-wrap: anywhere; }
form { margin: 1.25rem 0 0; }
label, legend { display: block; font-weight: 600; font-size: .9rem; margin-bottom: .25rem; padding: 0; }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
input, select, textarea, button { font: inherit; color: inherit; }
input[type='email'], input[type='date'], select, textarea {
  width: 100%; min-height: 2.75rem; padding: .5rem .75rem; background: var(--field); color: var(--ink);
  border: 1px solid var(--muted); border-radius: 8px;
}
textarea { display: block; resize: vertical; }
::placeholder { color: var(--muted); opacity: 1; }
[aria-invalid='true'] { border-color: var(--bad); outline: 1px solid var(--bad); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
button {
  min-height: 2.75rem; padding: .5rem 1.4rem; border: 1px solid transparent; border-radius: 8px; cursor: pointer;
  background: var(--link); color: var(--on-link); font-weight: 600;
}
button.plain { background: none; color: var(--link); border-color: var(--link); }
button.quiet { border: 0; background: none; text-align: left; color: var(--link); padding: 0; min-height: 0; font-weight: 400; text-decoration: underline; }
.row { display: flex; gap: .75rem; align-items: end; }
.row > :first-child { flex: 1; }
.grid { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 1rem; margin: 1rem 0; }
.wide { grid-column: 1 / -1; }
.hint { color: var(--muted); font-size: .85rem; margin: .3rem 0 0; }
.field-error { color: var(--bad); font-size: .9rem; }
.field-error p { margin: .3rem 0 0; }
code { font: inherit; white-space: nowrap; }
progress { width: 100%; height: .75rem; accent-color: var(--link); }
[hidden], .unseen { display: none; }
.choices { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; }
.choices label { display: flex; gap: .45rem; align-items: center; font-weight: 400; font-size: 1rem; margin: 0; min-height: 2rem; }
.choices input { accent-color: var(--link); width: 1.1rem; height: 1.1rem; margin: 0; }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--link); font-size: .95rem; }
.papers { list-style: none; margin: 1.25rem 0 0; padding: 0; }
.paper { display: grid; grid-template-columns: 2.4rem minmax(0, 1fr); border-top: 1px solid var(--line); padding: 1.1rem 0; }
.paper:last-child { padding-bottom: 0; }
.paper .place { color: var(--muted); font: 1.15rem/1.4 var(--serif); }
.paper :is(h2, h3) { font: 700 1.15rem/1.4 var(--serif); margin: 0; overflow-wrap: anywhere; }
.paper :is(h2, h3) a { color: var(--ink); text-decoration: none; }
.paper :is(h2, h3) a:hover { text-decoration: underline; }
.paper p { margin: .3rem 0 0; }
.paper .meta { font-size: .875rem; color: var(--muted); }
.climbing { font: 700 1.15rem/1.4 var(--serif); margin: 1.5rem 0 0; }
.actions { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin-top: 1.5rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.25rem; margin: 1.25rem 0; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.colophon { color: var(--muted); font-size: .85rem; }
@media (max-width: 32rem) {
  .site { padding: 1rem .9rem 2rem; }
  .sheet { padding: 1.25rem 1.1rem; }
  h1 { font-size: 1.6rem; }
  .row { flex-direction: column; align-items: stretch; }
  .grid { grid-template-columns: minmax(0, 1fr); }
  .paper { grid-template-columns: 1.9rem minmax(0, 1fr); }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: .6rem; }
}
`

/** The palette as custom properties, named as CSS spells names: `onLink` becomes `--on-link`. */
function colours(scheme: Colours): string {
  return Object.entries(scheme)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${colour}`)
    .join('; ')
}
