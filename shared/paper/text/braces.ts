/** Braces that TeX has for its spacing, and what a font without its backslash left: `1{,}890`, `n{=}500`, `{sf A}`. */
export function mendBraces(text: string): string {
  if (!text.includes('{')) return text
  return text
    .replace(/\{(?:sf|bf|rm|cal) ([A-Za-z])\}/g, '$1')
    .replace(/(?<=[A-Za-z])\{(--?-?)\}(?=[A-Za-z])/g, '$1')
    .replace(/(?<=\d)\{,\}(?=\d{3})/g, ',')
    .replace(/(?<=[\p{L}\p{N}$)(|\s]|^)\{([=<>×≈∼≤≥±])\}(?=[\p{L}\p{N}$(|\\-])/gu, '$1')
    .replace(/(?<=^| )\{([A-Z](?:[^{}\s]* ){5,}[^{}]*[.!?])\}/g, '$1')
    .replace(/^\{(\p{Lu}[\p{L}-]+:?(?: [^{}\s,]+){2,})\}$/u, '$1')
    .replace(/\{([\u00c0-\u024f])\}/g, '$1')
}
