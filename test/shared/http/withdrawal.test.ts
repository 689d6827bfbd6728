import { describe, expect, test } from 'vitest'
import { isWithdrawalNotice, isWithdrawnAbstract } from '../../../shared/http/withdrawal.ts'

/** Comments that say it of the paper itself. */
const notices = [
  'This paper has been withdrawn by the author(s)',
  'This paper has been withdrawn by the author due to a crucial sign error in equation 1',
  'withdrawn due to error',
  'Withdrawn',
  'Withdrawn.',
  'This submission has been withdrawn by arXiv administrators due to inappropriate text overlap',
  'This paper is withdrawn',
  'Paper withdrawn',
  'Paper withdrawn: error in Lemma 3',
  'WITHDRAWN: see comments',
  '[Withdrawn]',
  'The paper has been withdrawn',
  'This article was withdrawn because of a mistake in Theorem 2',
  'arXiv admin note: This submission has been withdrawn by arXiv administrators due to disputed authorship',
  '12 pages; this paper has been withdrawn by the authors',
  '12 pages, withdrawn',
  '12 pages, 3 figures. Withdrawn due to an error in Section 4',
  'The authors have withdrawn this paper',
  'We withdraw this paper due to an error in the proof',
  'We have withdrawn this manuscript',
  'The author has withdrawn the paper because of a gap',
  'This version withdrawn by arXiv administrators because the author did not have the right to agree to our license at the time of submission',
  'Withdrawn by authors',
  'withdrawn by the submitter',
  'This work has been withdrawn; a revised version will be submitted',
  'Submission withdrawn at the request of the authors',
  'Withdrawn for revision',
  'withdrawn pending approval by the institution',
  'Paper has been withdrawn since the main result is known',
  'This manuscript is being withdrawn by the authors',
  'Temporarily withdrawn',
  'Withdrawal: the proof is wrong',
  'This paper has been retracted by the authors',
  'Superseded by arXiv:2601.00001 and has been withdrawn',
  'Replaced by arXiv:2601.00001; this paper is withdrawn',
  'withdrawn, see arXiv:2101.00001 instead',
  'This paper has been withdrawn from arXiv',
  'This preprint has been temporarily withdrawn by the authors',
  'Note: withdrawn due to a bug in the experiments',
  'I withdraw this paper',
  'This paper has been withdrawn from publication by the authors',
  'Authors withdrew the paper',
  'The authors decided to withdraw this submission',
  'Paper is withdrawn due to issues with the data',
  'Withdrawn - error in theorem 1',
  'This entry has been withdrawn because it duplicates 2601.12345',
  'This paper is withdrawn as a new version will be submitted later',
  'Withdrawn because Theorem 3 is false',
  'This arXiv submission was withdrawn',
  '12 pages (withdrawn)',
  'withdrawn to be rewritten',
]

/** Comments of valid papers: of an earlier version, a venue, another work, a part of the paper. */
const others = [
  'an earlier version was withdrawn from ICML',
  'Withdrawn from ICLR 2025',
  'Previously submitted to and withdrawn from NeurIPS 2025',
  'This paper was withdrawn from ICML 2026 and is under review at TPAMI',
  'This submission was withdrawn from the ACL rolling review',
  'v1 was withdrawn; v2 corrects the proof',
  'Version 1 withdrawn due to an error, corrected in this version',
  'Previous version withdrawn due to error in Table 2; this version fixes it',
  'This paper has not been withdrawn',
  'We study withdrawn papers',
  'Dataset of withdrawn arXiv submissions included',
  'Supersedes the withdrawn arXiv:2101.12345',
  'Replaces arXiv:2401.00001, which was withdrawn by the authors',
  'This paper extends a manuscript that was withdrawn',
  'The companion paper has been withdrawn',
  'A prior submission (withdrawn) had another title',
  'Theorem 3 of v1 has been withdrawn',
  'The claim in Section 4 is withdrawn',
  'Submitted to ICLR 2026 (withdrawn)',
  'ICLR 2025 withdrawn submission',
  'Submitted to ICML 2025, withdrawn',
  'Withdrawn from consideration at CVPR',
  '12 pages, 3 figures',
  '',
  'Retraction Watch data, 2020-2025',
  'Accepted at the workshop on retracted papers',
  'The original submission was withdrawn by the authors and is replaced by this one',
  'This work is a new version of arXiv:2301.00001 (withdrawn)',
  'A conference version was withdrawn by the authors',
  'Consent may be withdrawn at any time',
  'Participants can have their data withdrawn',
  'Money withdrawn from ATMs: a study',
  'v2: typo in the withdrawn lemma fixed',
  'This paper replaces our withdrawn preprint',
  'An initial draft was withdrawn due to an error',
  'Rejected and withdrawn ICLR submissions are released',
  'Paper was withdrawn from AAAI; now at TMLR',
  'The first version of this paper has been withdrawn due to an error, now corrected',
  'An old arXiv entry of this work (2012.00001) was withdrawn by us',
  'Accepted at KDD after being withdrawn from WWW',
  'Studies 500 retracted articles',
]

describe('a notice of withdrawal', () => {
  test.each(notices)('the comment %j says that the paper is withdrawn', (comment) => {
    expect(isWithdrawalNotice(comment)).toBe(true)
  })

  test.each(others)('the comment %j does not say that the paper is withdrawn', (comment) => {
    expect(isWithdrawalNotice(comment)).toBe(false)
  })

  test.each([
    ['This paper has been withdrawn by the author due to an error in Lemma 2.', true],
    ['Withdrawn.', true],
    ['The\nsubmission was withdrawn by its authors. We thank the readers.', true],
    [`Withdrawn papers are many. ${'We study them. '.repeat(40)}`, false],
    ['We study 300 papers. This paper has been withdrawn, say many comments.', false],
    ['Participants who had withdrawn were left out. We find an effect.', false],
  ])('the abstract %j stands in place of a withdrawn paper: %j', (abstract, isNotice) => {
    expect(isWithdrawnAbstract(abstract)).toBe(isNotice)
  })
})
