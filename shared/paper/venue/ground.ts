/**
 * What says that a paper is at a venue: a word such as "accepted" or "published", another cue (a talk, a poster),
 * nothing at all, or arXiv's reference.
 */
export type Ground = 'accepted' | 'published' | 'cue' | 'bare' | 'reference'
