import { scripted } from './scripts.ts'

/** What a command shows of its arguments, which are plain text already. */
interface Command {
  readonly takes: number
  /** `isTouching`: a letter, a digit or a bracket stands right before it or behind it. */
  show(given: readonly string[], option: string, isTouching: boolean): string
}

/** Each as its author would define it: the names, how many arguments they take, and what they stand for. */
const definitions = `
emph,text,textit,textbf,texttt,textsc,textrm,textsf,textsl,textnormal,textup,textmd,textlf,underline,uline,ul,hl,mbox,hbox,fbox,makebox,so,st,sout,textls,code,lstinline,term,ensuremath,centerline,uppercase,lowercase,title,name,textgreek,pkg,texorpdfstring,IEEEauthorblockN,textquote[1] #1
mathrm,mathbf,mathit,mathsf,mathtt,mathcal,mathfrak,mathscr,mathnormal,boldsymbol,bm,bs,pmb,mat,vb,symbf,operatorname,mathop,mathbin,mathrel,mathord,overline,underbar,widebar,overbrace,underbrace,boxed,smash,substack,cancel,mathpzc,bold,Bbb,mathds,mathbbm[1] #1
enquote,say[1] “#1”
abs[1] |#1|
norm,Vert[1] ‖#1‖
ceil[1] ⌈#1⌉
floor[1] ⌊#1⌋
ket[1] |#1⟩
bra[1] ⟨#1|
braket[1] ⟨#1⟩
set[1] {#1}
pmod[1]  (mod #1)
textcolor,colorbox,overset,underset,stackrel,raisebox,rotatebox,scalebox,foreignlanguage,adjustbox,parbox[2] #2
resizebox,fcolorbox[3] #3
binom,dbinom,tbinom[2] (#1 choose #2)
label,color,vspace,phantom,vphantom,hphantom,hypersetup,pdfoutput,input,pagestyle,thispagestyle,bibliographystyle,thanks,index,todo,begin,end,vskip,includegraphics,usepackage,footnotemark,setcounter,tag[1]
rule[2] —
xrightarrow[1] →
xleftarrow[1] ←
url,path,nolinkurl,texttildelow[1] #1
SI,qty[2] #1 #2
num,si,unit,ang[1] #1
glspl,Glspl,acp,acsp,aclp,acrshortpl[1] #1s
gls,Gls,ac,acs,acl,acf,acrshort,acrlong,ref,Ref[1] #1
`

/** Marks above a single letter. */
const above: Readonly<Record<string, string>> = {
  ...{
    tilde: '\u0303',
    widetilde: '\u0303',
    hat: '\u0302',
    widehat: '\u0302',
    bar: '\u0304',
    overline: '\u0304',
  },
  ...{
    vec: '\u20d7',
    dot: '\u0307',
    ddot: '\u0308',
    check: '\u030c',
    breve: '\u0306',
    acute: '\u0301',
    grave: '\u0300',
  },
  ...{ mathring: '\u030a', not: '\u0338' },
}

/** The letters of number sets that every font has. */
const doubleStruck: Readonly<Record<string, string>> = {
  R: 'ℝ',
  N: 'ℕ',
  Z: 'ℤ',
  Q: 'ℚ',
  C: 'ℂ',
  P: 'ℙ',
  H: 'ℍ',
}

const vulgar: Readonly<Record<string, string>> = {
  ...{ '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/5': '⅕', '1/8': '⅛' },
}

const taking = (takes: number, show: Command['show']): Command => ({ takes, show })

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...definitions
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, names = '', takes = '', shown = ''] = /^([^[]+)\[(\d)\] ?(.*)$/.exec(line) ?? []
      const command = taking(Number(takes), (given) =>
        shown.replace(/#(\d)/g, (_, place) => given[place - 1] ?? ''),
      )
      return names.split(',').map((name) => [name, command] as const)
    }),
  ...['frac', 'dfrac', 'tfrac', 'cfrac', 'nicefrac', 'sfrac'].map(
    (name) => [name, taking(2, ([top = '', bottom = ''], _, is) => quotient(top, bottom, is))] as const,
  ),
  ...Object.entries(above).map(
    ([name, mark]) => [name, taking(1, ([letter = '']) => marked(letter, mark))] as const,
  ),
  ['hspace', taking(1, () => ' ')],
  [
    'ce',
    taking(1, ([formula = '']) => formula.replace(/(?<=[\p{L})])\d+/gu, (digits) => scripted('_', digits))),
  ],
  ['sqrt', taking(1, ([inside = ''], degree) => `${root(degree)}${inParentheses(inside)}`)],
  ['mathbb', taking(1, ([letter = '']) => doubleStruck[letter] ?? letter)],
  ['textsuperscript', taking(1, ([inside = '']) => raisedText(inside))],
  ['textsubscript', taking(1, ([inside = '']) => scripted('_', inside))],
  ['href', taking(2, ([url = '', words = '']) => linked(url, words))],
  ['footnote', taking(1, ([note = '']) => (note.trim() === '' ? '' : ` (${note.trim()})`))],
  ['footnotetext', taking(1, ([note = '']) => (note.trim() === '' ? '' : ` (${note.trim()})`))],
])

export function commandNamed(name: string): Command | undefined {
  return commands.get(name)
}

/** Commands that only say how what follows them looks. */
const silent = new Set(
  'it em bf sc tt rm sf sl cal itshape bfseries scshape ttfamily sffamily rmfamily upshape slshape normalfont boldmath unboldmath tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr displaystyle textstyle scriptstyle limits nolimits nonumber notag noindent indent centering maketitle protect relax null strut allowbreak nobreak newpage clearpage smallskip medskip bigskip footnotemark hfill sloppy raggedright mathstrut'.split(
    ' ',
  ),
)
const spaces = new Set(
  'quad qquad newline par space enspace enskip thinspace linebreak textvisiblespace'.split(' '),
)

export function isSilent(name: string): boolean {
  return silent.has(name)
}

export function isSpace(name: string): boolean {
  return spaces.has(name)
}

/** Commands that point to another place of the paper. */
export function isReference(name: string): boolean {
  return /^(?:footnotemark|footnoteref|(?:no)?[cC]ite[a-z]*|textcite|parencite|autocite|(?:auto|eq|page|name|c|C|sub)?ref)$/.test(
    name,
  )
}

/** `1/2` is `½`, `(a+b)/n`; in parentheses if it touches something. */
export function quotient(top: string, bottom: string, isTouching: boolean): string {
  const short = vulgar[`${top.trim()}/${bottom.trim()}`]
  if (short) return short
  const written = `${inParentheses(top)}/${inParentheses(bottom)}`
  return isTouching ? `(${written})` : written
}

/** In parentheses unless it is one number, one letter, or a letter with its script. */
export function inParentheses(inside: string): string {
  const trimmed = inside.trim()
  return /^(?:[\d.]+|∂?\p{L}[\p{M}\p{Lm}\p{No}]*|\|[^|]*\|)$/u.test(trimmed) ? trimmed : `(${trimmed})`
}

function root(degree: string): string {
  const sign = ({ '': '√', 2: '√', 3: '∛', 4: '∜' } as Record<string, string>)[degree]
  return sign ?? `${scripted('^', degree)}√`
}

function marked(letter: string, mark: string): string {
  return [...letter].length === 1 ? `${letter}${mark}`.normalize('NFC') : letter
}

/** Ordinals read well without being raised: `4th`. */
function raisedText(inside: string): string {
  if (/^(?:st|nd|rd|th)$/.test(inside)) return inside
  return /^TM$/.test(inside) ? '™' : /^\(?R\)?$/.test(inside) ? '®' : scripted('^', inside)
}

function linked(url: string, words: string): string {
  const shown = words.trim()
  if (shown === '' || shown === url || shown === url.replace(/^https?:\/\//, '')) return url
  return `${shown} (${url})`
}
