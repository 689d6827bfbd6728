/** The named characters of Latin-1 from U+00A0, in their order (https://www.w3.org/TR/html401/sgml/entities.html). */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
  'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute ' +
  'THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
  'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
/** From U+0391; two places have no character. */
const greekCapitals =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega'
const greekSmall =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'
/** Names and characters in turn. */
const others =
  'amp & lt < gt > quot " apos \' ndash – mdash — hellip … lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ' +
  'dagger † Dagger ‡ bull • permil ‰ prime ′ Prime ″ euro € trade ™ minus − le ≤ ge ≥ ne ≠ asymp ≈ equiv ≡ infin ∞ sum ∑ prod ∏ ' +
  'radic √ part ∂ nabla ∇ int ∫ isin ∈ notin ∉ ni ∋ sub ⊂ sup ⊃ sube ⊆ supe ⊇ cap ∩ cup ∪ and ∧ or ∨ forall ∀ exist ∃ empty ∅ ' +
  'larr ← rarr → uarr ↑ darr ↓ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ prop ∝ sim ∼ cong ≅ ang ∠ lang ⟨ rang ⟩ ' +
  'lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ' +
  'Cacute Ć cacute ć Ccaron Č ccaron č Dstrok Đ dstrok đ Lstrok Ł lstrok ł Nacute Ń nacute ń Sacute Ś sacute ś Zdot Ż zdot ż ' +
  'Ecaron Ě ecaron ě Rcaron Ř rcaron ř Gbreve Ğ gbreve ğ Abreve Ă abreve ă inodot ı imath ı Idot İ Scedil Ş scedil ş Zacute Ź ' +
  'zacute ź Aogon Ą aogon ą Eogon Ę eogon ę Odblac Ő odblac ő Udblac Ű udblac ű Amacr Ā amacr ā Omacr Ō omacr ō Umacr Ū umacr ū ' +
  'Ccirc Ĉ ccirc ĉ Cdot Ċ cdot ċ Dcaron Ď dcaron ď Edot Ė edot ė Emacr Ē emacr ē Gcedil Ģ Gcirc Ĝ gcirc ĝ Gdot Ġ gdot ġ Hcirc Ĥ ' +
  'hcirc ĥ Hstrok Ħ hstrok ħ Imacr Ī imacr ī Iogon Į iogon į Itilde Ĩ itilde ĩ Jcirc Ĵ jcirc ĵ Kcedil Ķ kcedil ķ Lacute Ĺ lacute ĺ ' +
  'Lcaron Ľ lcaron ľ Lcedil Ļ lcedil ļ Ncaron Ň ncaron ň Ncedil Ņ ncedil ņ Racute Ŕ racute ŕ Rcedil Ŗ rcedil ŗ Scirc Ŝ scirc ŝ ' +
  'Tcaron Ť tcaron ť Tcedil Ţ tcedil ţ Ubreve Ŭ ubreve ŭ Uogon Ų uogon ų Uring Ů uring ů Utilde Ũ utilde ũ Wcirc Ŵ wcirc ŵ Ycirc Ŷ ycirc ŷ ' +
  'half ½ frac13 ⅓ frac23 ⅔ leq ≤ geq ≥ dArr ⇓ uArr ⇑ lowast ∗ there4 ∴ nsub ⊄ alefsym ℵ weierp ℘ real ℜ image ℑ frasl ⁄ oline ‾ ' +
  'loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ crarr ↵ thetasym ϑ upsih ϒ piv ϖ ' +
  'lsquor ‚ ldquor „ rdquor ” hyphen ‐ dash ‐ colon : semi ; comma , period . num # dollar $ percnt % ast * lpar ( rpar ) plus + ' +
  'sol / equals = excl ! quest ? commat @ lsqb [ rsqb ] lowbar _ lbrace { rbrace } vert |'

const spaces: Readonly<Record<string, string>> = {
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  NewLine: ' ',
  Tab: ' ',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '',
  rlm: '',
}

let named: ReadonlyMap<string, string> | undefined

function characters(): ReadonlyMap<string, string> {
  const from = (names: string, start: number) =>
    names.split(' ').map((name, place) => [name, String.fromCharCode(start + place)] as const)
  const pairs = others.split(' ')
  named ??= new Map([
    ...from(latin1, 0xa0),
    ...from(greekCapitals, 0x391),
    ...from(greekSmall, 0x3b1),
    ...pairs.flatMap((name, place) => (place % 2 === 0 ? [[name, pairs[place + 1] ?? ''] as const] : [])),
    ...Object.entries(spaces),
  ])
  return named
}

/** Numbers from 128 to 159 mean Windows-1252: https://html.spec.whatwg.org/#numeric-character-reference-end-state */
const windows = new TextDecoder('windows-1252')

const entity =
  /&(?:#[xX]([0-9a-fA-F]{1,6});|#(\d{1,7});|#(\d{2,5})(?![\d;])|([A-Za-z]{2,8}\d{0,2});|(amp|lt|gt|quot|nbsp)(?![\w;=-]))/g

/**
 * Turns the entities of HTML into their characters, also those that were encoded again (`&amp;eacute;`). An
 * unknown name stays: `AT&T;` is no entity.
 */
export function decodeEntities(text: string): string {
  let decoded = text
  for (let round = 0; round < 4 && decoded.includes('&'); round++) {
    const before = decoded
    decoded = decoded.replace(
      entity,
      (all, hex?: string, decimal?: string, open?: string, name?: string, bare?: string) => {
        if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? all
        const code = Number(decimal ?? open)
        if (!Number.isNaN(code)) return character(code) ?? all
        return characters().get(name ?? bare ?? '') ?? all
      },
    )
    if (decoded === before) break
  }
  return decoded
}

function character(code: number): string | undefined {
  if (
    (code < 0x20 && !/\s/.test(String.fromCharCode(code))) ||
    code > 0x10_ffff ||
    (code >= 0xd800 && code <= 0xdfff)
  )
    return undefined
  return code >= 0x80 && code <= 0x9f ? windows.decode(Uint8Array.of(code)) : String.fromCodePoint(code)
}
