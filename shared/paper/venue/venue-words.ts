import { foldedWords } from '../fold.ts'
import { mentionsIn } from './venue-mentions.ts'

/**
 * The words of a venue for comparing. Long names are put in the place of their short ones, and years in full:
 * `Conference on Computer Vision and Pattern Recognition`, `CVPR'26` → `cvpr`, `2026`.
 */
export function venueWords(text: string): string[] {
  const short = mentionsIn(text).reduceRight((rest, { venue, start, end, isWorkshop, year }) => {
    const behind = rest.slice(end).replace(/^\s?[-'’]?\s?\d\d(?!\d)/, '')
    const years = year === undefined || rest.includes(String(year)) ? '' : ` ${year}`
    return `${rest.slice(0, start)} ${venue.name}${isWorkshop ? ' workshop' : ''}${years} ${behind}`
  }, text)
  const words = foldedWords(short.replace(/(\p{L})((?:19|20)\d\d)(?!\d)/gu, '$1 $2'))
  return words.map((word) => (word === 'workshops' ? 'workshop' : word))
}
