/**
 * The categories in which every announcement has new papers, by their listings: about fifteen a day and more.
 * In any other category an empty day is normal.
 */
const busy: Readonly<Record<string, string>> = {
  'astro-ph': 'CO EP GA HE IM SR',
  'cond-mat': 'mes-hall mtrl-sci soft stat-mech str-el supr-con',
  cs: 'AI AR CE CL CR CV CY DB DC DS GR GT HC IR IT LG LO MA MM NA NE NI PL RO SD SE SI SY',
  eess: 'AS IV SP SY',
  math: 'AG AP CO DG NA NT OC PR',
  physics: 'app-ph chem-ph comp-ph flu-dyn optics',
  stat: 'ME ML',
}
const withoutClasses = ['gr-qc', 'hep-ex', 'hep-ph', 'hep-th', 'math-ph', 'quant-ph']

const busyNames = new Set([
  ...withoutClasses,
  ...Object.keys(busy),
  ...Object.entries(busy).flatMap(([archive, classes]) =>
    classes.split(' ').map((name) => `${archive}.${name}`),
  ),
])

/** Does every announcement have new papers of a category, or of a whole archive? */
export function isBusy(category: string): boolean {
  return busyNames.has(category)
}
