/** What authors write of a venue: `venue | comment`. */
const venues = `
CVPR 2026 | Accepted to CVPR 2026
ICML 2026 | Withdrawn from ICLR 2026, accepted at ICML 2026
ICML 2026 | Accepted at ICML 2026; withdrawn from ICLR 2026
ICML | To appear in Proc. of the 43rd ICML
ICML 2026 | To appear in Proc. of the 43rd ICML, 2026
NeurIPS 2025 | NeurIPS 2025 Datasets and Benchmarks Track
TMLR 2026 | published in Transactions on Machine Learning Research (02/2026)
TMLR 2026 | Published in TMLR (2026)
TMLR | Accepted at TMLR
TMLR 2025 | TMLR 2025
IEEE RA-L | IEEE Robotics and Automation Letters
IEEE RA-L 2026 | IEEE Robotics and Automation Letters (RA-L), 2026
IEEE RA-L | Accepted to IEEE RA-L
IEEE RA-L | Accepted for publication in IEEE Robotics and Automation Letters (RA-L). 8 pages
CVPR 2026 Workshop | CVPR 2026 Workshop on X
CVPR 2026 Workshop | CVPR 2026 Workshop on Foundation Models for Medical Vision
CVPR 2026 Workshop | CVPRW 2026
CVPR 2026 Workshop | Accepted at CVPRW 2026
ICLR 2026 | Accepted by ICLR 2026 as Oral
ICLR 2026 | ICLR 2026 (Oral)
ICLR 2026 | ICLR 2026, camera ready
ICLR 2026 | Camera-ready version for ICLR 2026
ICLR 2026 | Published as a conference paper at ICLR 2026
COLM 2025 | Published as a conference paper at COLM 2025
ICLR 2026 | Accepted as a conference paper at ICLR 2026
NeurIPS 2025 | Accepted at the Thirty-ninth Annual Conference on Neural Information Processing Systems (NeurIPS 2025)
NeurIPS 2025 | 39th Conference on Neural Information Processing Systems (NeurIPS 2025)
NeurIPS 2025 Workshop | 39th Conference on Neural Information Processing Systems (NeurIPS 2025) Workshop: AI4Science
NeurIPS 2025 Workshop | Accepted to NeurIPS 2025 Workshop on Efficient Reasoning
KDD 2025 | In Proceedings of the 31st ACM SIGKDD Conference on Knowledge Discovery and Data Mining (KDD '25)
AAAI 2026 | Proceedings of the AAAI Conference on Artificial Intelligence, 2026
AAAI 2026 | Accepted by AAAI-26
AAAI 2026 | AAAI-26 Oral
WWW 2026 | Accepted by the Web Conference 2026 (WWW 2026)
WWW 2026 | The Web Conference 2026
SIGGRAPH Asia 2025 | Accepted to SIGGRAPH Asia 2025
EMNLP 2025 Findings | EMNLP 2025 Findings
EMNLP 2025 Findings | Findings of EMNLP 2025
EMNLP 2025 Findings | Accepted to EMNLP 2025 (Findings)
ACL 2026 Findings | Accepted to Findings of the ACL 2026
EACL 2026 | EACL 2026 Main
NAACL 2025 | Accepted to NAACL 2025 main conference
ICASSP 2026 | Accepted to IEEE ICASSP 2026
ICASSP 2026 | Accepted by ICASSP 2026
Interspeech 2026 | Accepted to Interspeech 2026
Interspeech 2026 | Accepted at INTERSPEECH 2026
ICRA 2026 | ICRA 2026
ICRA 2026 | Accepted at the 2026 IEEE International Conference on Robotics and Automation (ICRA)
IROS 2026 | 2026 IEEE/RSJ International Conference on Intelligent Robots and Systems (IROS)
RSS 2026 | Accepted to RSS 2026
RSS 2026 | Robotics: Science and Systems (RSS) 2026
CHI 2026 | Accepted to CHI 2026
CHI 2026 | Accepted at CHI '26
CHI 2026 | In CHI Conference on Human Factors in Computing Systems (CHI '26), April 13-17, 2026, Barcelona, Spain
ICSE 2026 | Accepted to ICSE 2026
FSE 2026 | Accepted by FSE 2026
USENIX Security 2026 | Accepted at USENIX Security 2026
USENIX Security 2026 | To appear at USENIX Security Symposium 2026
IEEE S&P 2026 | To appear in the IEEE Symposium on Security & Privacy, May 2026
IEEE S&P 2026 | Accepted at IEEE S&P 2026
NDSS 2026 | NDSS 2026
CCS 2026 | To appear in CCS 2026
STOC 2026 | To appear at STOC 2026
ACM MM 2025 | This is the author's version of the work accepted at ACM MM 2025
ACM MM 2025 | Accepted to ACM Multimedia 2025
BMVC 2025 | Accepted to BMVC 2025 (Oral)
WACV 2026 | Accepted at WACV 2026, project page: https://x.github.io
WACV 2026 | Accepted to WACV 2026. Code: https://github.com/x/y
ECCV 2026 | Code will be released. ECCV 2026
ECCV 2026 | ECCV'26
ICCV 2025 | Accepted by ICCV2025
ICCV 2025 Workshop | Accepted at ICCV 2025 Workshop
ICCV 2025 Workshop | ICCVW 2025
MICCAI 2026 | Accepted to MICCAI 2026 (early accept)
MICCAI 2026 Workshop | MICCAI 2026 Workshop on MLMI
Medical Image Analysis | Accepted in Medical Image Analysis
Medical Image Analysis 2026 | Accepted for publication in Medical Image Analysis (2026)
Nature Communications | Published in Nature Communications
Nature Machine Intelligence 2026 | Published in Nature Machine Intelligence 8, 123-134 (2026)
Nature | Accepted to Nature
Pattern Recognition Letters | Published in Pattern Recognition Letters
Knowledge-Based Systems | Accepted by Knowledge-Based Systems
Expert Systems with Applications 2026 | Accepted in Expert Systems with Applications, 2026
JMLR | Accepted for publication in Journal of Machine Learning Research
JMLR 2026 | Journal of Machine Learning Research 27 (2026)
Journal of Fluid Mechanics | Accepted to the Journal of Fluid Mechanics
SIAM Journal on Computing | To appear in SIAM Journal on Computing
IEEE Transactions on Communications | Accepted in IEEE Transactions on Communications
IEEE Internet of Things Journal | Accepted by IEEE Internet of Things Journal
IEEE Access | Accepted to IEEE Access
ACM CSUR | Accepted by ACM Computing Surveys
ACL 2026 | Best Paper Award at ACL 2026
ICRA 2026 | Best paper candidate at ICRA 2026
LREC-COLING 2024 | Accepted at LREC-COLING 2024
TARK 2025 | In Proceedings TARK 2025, arXiv:2511.20540
GandALF 2025 | In Proceedings GandALF 2025, arXiv:2509.13258
ICSR 2025 | Accepted to the International Conference on Social Robotics (ICSR 2025)
ISMIR 2025 | Accepted to ISMIR 2025, Daejeon, Korea
RO-MAN 2026 | 8 pages, accepted at IEEE RO-MAN 2026
CoRL 2025 Workshop | Accepted at CoRL 2025 Workshop on Robot Data
NeurIPS 2025 | Spotlight at NeurIPS 2025
ICML 2026 | Oral presentation at ICML 2026
ICML 2026 | Oral @ ICML 2026
NeurIPS 2025 Workshop | Presented at NeurIPS 2025 Workshop on ML for Systems
ICLR 2026 | Accepted to ICLR 2026 main track and NeurIPS 2025 workshop
ICML 2026 Workshop | ICML 2026 AI4Math Workshop
ICML 2026 Workshop | Accepted at AI4Math@ICML 2026
ICLR 2026 Workshop | Accepted (Oral) at ICLR 2026 Workshop on World Models
ICLR 2026 | ICLR 2026 blogpost track
ICLR 2026 | Accepted to the ICLR 2026 Blog Posts Track
AAAI 2026 | AAAI 2026 (AI for Social Impact Track)
AAAI 2026 | Accepted at AAAI 2026 Student Abstract
KDD 2026 | Accepted at KDD 2026 ADS Track
SIGIR 2026 | SIGIR 2026 Short Paper
SIGIR 2026 | Accepted to SIGIR 2026 as a full paper
VLDB 2026 | Accepted by VLDB 2026
VLDB 2026 | PVLDB 19(3), 2026
IJCV | Accepted at International Journal of Computer Vision (IJCV)
IJCV 2026 | Accepted by IJCV 2026
L4DC 2026 | Accepted to L4DC 2026
UAI 2026 | Accepted at UAI 2026
AISTATS 2026 | Accepted to AISTATS 2026
AISTATS 2026 | Proceedings of the 29th International Conference on Artificial Intelligence and Statistics (AISTATS) 2026, Tangier, Morocco. PMLR: Volume 300
ICMLA 2025 | International Conference on Machine Learning and Applications (ICMLA) 2025
ACML 2025 | Accepted at Asian Conference on Machine Learning 2025
VISAPP 2026 | Accepted at the 20th International Conference on Computer Vision Theory and Applications (VISAPP 2026)
ICML 2025 | This paper was presented at the ICML 2025 poster session
ISIT 2026 | Will be presented at ISIT 2026
ACC 2026 | To be presented at the 2026 American Control Conference
ACC 2026 | Accepted to American Control Conference (ACC) 2026
Automatica | Accepted for publication in Automatica
Physical Review E | Accepted to Physical Review E
Scientific Reports | Accepted by Scientific Reports
PLOS ONE 2026 | PLOS ONE 2026
IV 2026 | Accepted at IEEE Intelligent Vehicles Symposium (IV 2026)
ACL 2026 | Accepted to ACL 2026; submitted to TACL
CVPR 2026 | Accepted to CVPR 2026 (highlight). The code is available
ICML 2026 | ICML 2026. arXiv admin note: text overlap with arXiv:2501.01234
CVPR 2026 | accepted to CVPR'26, 8 pages
NeurIPS 2025 | Neural Information Processing Systems 2025
WACV 2026 | Accepted to IEEE/CVF Winter Conference on Applications of Computer Vision (WACV) 2026
ECML PKDD 2026 | ECML-PKDD 2026
ECML PKDD 2026 | Accepted at ECML PKDD 2026 Research Track
Computational Linguistics | Accepted to Computational Linguistics journal
TACL | Accepted to TACL. Pre-MIT Press publication version
TACL | This is a pre-MIT Press publication version accepted to TACL
EACL 2026 Findings | Accepted to the Findings of EACL 2026
EMNLP 2025 | Accepted to EMNLP 2025 Industry Track
EMNLP 2025 | Accepted at EMNLP 2025 System Demonstrations
AAAI 2026 | Camera-ready for AAAI 2026 (oral)
ACL 2026 | Accepted as a long paper at ACL 2026
NeurIPS 2025 | Accepted as a poster at NeurIPS 2025
ICIP 2025 | Accepted as oral presentation to IEEE ICIP 2025
NeurIPS 2025 | To be presented at NeurIPS 2025 (Spotlight)
ICLR 2026 | 18 pages; accepted to ICLR'26
ICML 2026 | ICML2026 spotlight paper
NeurIPS 2025 | NeurIPS 2025 poster; 20 pages
ICLR 2026 | [ICLR 2026] Project page: https://x.io
ICCV 2025 | (ICCV 2025)
ICCV 2025 | ICCV 2025, Honolulu
ICCV 2025 | ICCV 2025 (Highlight), Project Page: https://x.io
CVPR 2026 | In CVPR 2026. Website at: https://x.io
IROS 2025 | Paper accepted at IROS 2025
ICRA 2026 | Accepted for oral presentation at ICRA 2026, Vienna
IEEE T-RO | IEEE Trans. on Robotics, accepted
IEEE T-RO | Accepted to IEEE T-RO
IEEE RA-L | Accepted to IEEE Robotics & Automation Letters
IEEE RA-L 2026 | Accepted by RA-L 2026
IEEE RA-L | IEEE Robotics and Automation Letters. Preprint Version. Accepted January, 2026
JAIR | Accepted to appear in the Journal of Artificial Intelligence Research
Visual Computer | Accepted at The Visual Computer
ACM CSUR 2026 | Published in ACM Computing Surveys 2026
CHI 2026 | ACM CHI 2026
CSCW 2026 | Accepted to ACM CSCW 2026
ASPLOS 2026 | to appear in ASPLOS'26
HPCA 2026 | Accepted at HPCA 2026
DAC 2026 | Accepted to DAC 2026 (63rd Design Automation Conference)
DATE 2026 | Accepted at the Design, Automation and Test in Europe Conference (DATE) 2026
ASE 2025 | Accepted by IEEE/ACM ASE 2025
FSE 2026 | Accepted at the 34th ACM International Conference on the Foundations of Software Engineering (FSE 2026)
IEEE VIS 2025 | Accepted to IEEE VIS 2025
IEEE TVCG | Accepted by TVCG
JMLR 2026 | JMLR 2026
MLSys 2026 | Accepted to MLSys 2026
ICLR 2026 Workshop | Accepted at The 14th International Conference on Learning Representations (ICLR 2026), workshop track
ICLR 2026 Workshop | Accepted to ICLR 2026 DeLTa workshop
NeurIPS 2025 Workshop | NeurIPS 2025 MechInterp Workshop
NeurIPS 2025 Workshop | NeurIPS 2025 Workshop: Reliable ML from Unreliable Data
AAAI 2026 Workshop | Accepted to Second Workshop on XYZ at AAAI 2026
NeurIPS 2025 Workshop | Accepted to Machine Learning and the Physical Sciences Workshop, NeurIPS 2025
ICML 2026 Workshop | Best Paper at the ICML 2026 Workshop on X
CVPR 2026 | Best Paper Award, CVPR 2026
Information Sciences | Author accepted manuscript. Published in Information Sciences, https://doi.org/10.1/x
IEEE Access | This is the accepted version of the article published in IEEE Access
ICASSP 2026 | © 2026 IEEE. Personal use permitted. Accepted at ICASSP 2026
ICPR 2026 | The paper has been accepted to ICPR 2026 and will be published by Springer
ICPR 2026 | Accepted at ICPR 2026. LNCS
EUSIPCO 2025 | In: Proceedings of EUSIPCO 2025
EACL 2026 | Proceedings of EACL 2026, pages 1-10
COLM 2025 | Presented at the Conference on Language Modeling (COLM) 2025
COLM 2025 | COLM 2025 camera ready
TMLR | Accepted to TMLR with J2C certification
TMLR 2026 | Reviewed on OpenReview: https://openreview.net/forum?id=x. Published in Transactions on Machine Learning Research (01/2026)
KDD 2026 | Accepted by SIGKDD 2026 Research Track
WSDM 2026 | WSDM'26
WWW 2026 | WWW '26, April 13-17, 2026, Dubai, UAE
WWW 2026 | The ACM Web Conference 2026 (WWW '26)
ACM MM 2025 | Accepted by ACM MM25
ACM MM 2025 | ACMMM 2025
RecSys 2025 | RecSys '25
CIKM 2025 | CIKM 2025 Full paper
CIKM 2025 | CIKM '25: Proceedings of the 34th ACM International Conference on Information and Knowledge Management
AISTATS 2026 | AISTATS 2026 (spotlight)
ISIT 2026 | accepted to the 2026 IEEE International Symposium on Information Theory
ISIT 2026 | 2026 IEEE ISIT
IEEE TSP | Accepted by IEEE TSP
Journal of Physics A | Accepted to Journal of Physics A
ICAPS 2026 | Accepted at ICAPS 2026 main track
KR 2025 | Accepted at KR 2025
CAV 2026 | CAV 2026
OOPSLA 2026 | OOPSLA 2026
SaTML 2026 | IEEE SaTML 2026
PETS 2026 | Accepted for publication at PoPETs 2026
INFOCOM 2026 | Accepted at INFOCOM 2026
SODA 2026 | Accepted to SODA26
SoCG 2026 | To appear at SoCG 2026
Bioinformatics | Accepted by Bioinformatics
LREC 2026 | Dataset paper. Accepted at LREC 2026
ICASSP 2026 | Invited paper at ICASSP 2026
CVPR 2026 | Accepted paper for CVPR 2026
IEEE TPAMI | Our paper is accepted by TPAMI
IEEE TPAMI 2026 | TPAMI 2026
IEEE TPAMI | T-PAMI
IEEE TPAMI | Accepted by Transactions on Pattern Analysis and Machine Intelligence
IJCV | Accepted by IJCV
Nature Communications 2026 | Accepted by Nature Communications, 2026
Physical Review Letters | Accepted for publication in Physical Review Letters
ICML 2026 | To be published in the Proceedings of ICML 2026
AAAI | The 40th Annual AAAI Conference on Artificial Intelligence
CVPR 2026 | Oral, CVPR 2026
CVPR 2026 | CVPR 2026 Oral. Project page: https://x
CVPR 2026 | Accepted CVPR 2026
CVPR 2026 | Accepted: CVPR 2026
CVPR 2026 | CVPR 2026, accepted
CVPR 2026 | CVPR 2026 (accepted)
AAAI 2026 | Accepted at AAAI 2026. Extended version with appendix
ICML 2026 | Preprint version of paper accepted at ICML 2026
ICML 2026 | To appear: ICML 2026
ICML 2026 | Accepted to ICML 2026 as a spotlight (top 2.6%)
ICML 2026 | ICML 2026 (Oral, top 1%)
NeurIPS 2025 | Accepted to NeurIPS 2025 as Spotlight!
ICCV 2025 | This paper is accepted to 2025 IEEE/CVF International Conference on Computer Vision
IEEE Transactions on Smart Grid | Accepted to be published in IEEE Transactions on Smart Grid
CDC 2025 | Accepted to the IEEE Conference on Decision and Control (CDC) 2025
CDC | Accepted to 64th IEEE Conference on Decision and Control
ECC 2026 | Accepted for 2026 European Control Conference (ECC)
IFAC World Congress | Accepted to the 23rd IFAC World Congress
FAccT 2026 | Accepted at FAccT '26
AIES 2025 | Accepted to AIES 2025
Workshop on Machine Learning | Presented at the Workshop on Machine Learning
ICML | v2: fixed typos; v3: ICML camera-ready
JMLR | v3: Added experiments. To appear in JMLR
Interspeech 2026 | Accepted at Interspeech 2026, Sydney, Australia
ASRU 2025 | Accepted by ASRU 2025
SLT 2026 | Accepted to IEEE SLT 2026
ISCA 2026 | Accepted at ISCA 2026`

/** What names a venue at which the paper is not published, or no venue at all. */
const noVenues = `
Submitted to CVPR 2026
under review at ICLR
Under review at ICLR 2026
rejected from NeurIPS 2025
Rejected from ICML 2026, now submitted to TMLR
ICLR 2026 submission
Submission to ICML 2026
NeurIPS 2026 (under review)
Submitted to ICASSP 2026
Submitted to INTERSPEECH 2026
Extended version of a paper accepted at AAAI 2026
An extended abstract of this work appeared in SODA 2026
A shorter version appeared at ICML 2025
A preliminary version appeared in the Proceedings of FOCS 2025
This work has been submitted to the IEEE for possible publication. Copyright may be transferred without notice
This paper is under review at IEEE Transactions on Robotics
Manuscript submitted to ACM Computing Surveys
Under minor revision at TOSEM
Revised version under review at JMLR
To be submitted to ICML 2027
Preprint
Preprint. Work in progress
Technical report
12 pages, 5 figures, in ICML format
Uses NeurIPS 2025 style file
Formatted with the CVPR template
arXiv admin note: text overlap with arXiv:2501.01234
Winner of the CVPR 2026 challenge on X
1st place solution for the CVPR 2026 Ego4D challenge
Technical report for CVPR 2026 challenge
Second place at NeurIPS 2025 competition
Not accepted at ICML 2026
Withdrawn from ICLR 2026
ICLR 2026 withdrawn submission
Data from KDD Cup 2010
We thank the ICML reviewers
Reviewed at OpenReview for ICLR 2026
Comments welcome
Code available at https://github.com/foo/CVPR2026
MSC 2020: 68T07, 62H30
ACM classes: I.2.7
PhD thesis, University of Cambridge, 2025
Master's thesis accepted at ETH Zurich
To appear in IEEE Xplore
Published on Zenodo
Published by Springer
Published in arXiv
Presented at Stanford University
Accepted as a book chapter
Accepted for publication
Accepted to a journal
Accepted with minor revisions
Accepted in a Q1 journal
In EPTCS proceedings
EPTCS 434, 2025, pp. 1-17
Extends our ICML 2025 paper
Journal version of our CVPR 2024 paper
Follow-up to NeurIPS 2024 paper
Code for our ICML paper will be released
Under submission to TMLR
Currently under review for NeurIPS
Under double-blind review
In submission
Under review as a conference paper at ICLR 2026
Work under review at CVPR 2026
A short version of this paper is accepted to ISIT 2026
Part of this work was presented at ICC 2025
Long version of the paper accepted at KR 2025
Extended version with proofs of the paper published at LICS 2025
ECCV 2026 submission
Rejected by AAAI
Code and data for our NeurIPS 2025 paper
This paper has been withdrawn from CVPR
Response to ICLR 2026 reviews
Reproducibility study of ICLR 2024 paper
Survey of papers from NeurIPS 2020 to 2025
Our solution ranked 1st in the NTIRE 2026 challenge at CVPR 2026
Track report of AIM 2025 workshop at ICCV 2025
Slides from a talk at ICML 2025
Extended version of AAAI 2026 paper
6 pages, submitted to CDC 2026
This is a preprint of the following chapter, accepted in Springer book
Final project for CS224N
Bachelor thesis
Lecture notes
Master thesis, accepted by University of Bonn
Presented at MIT
Accepted by the reviewers
Accepted in 2026
Published in 2025
Published in German
Published online: 3 March 2026
Published under CC BY 4.0
Published as arXiv preprint
Appears in the author's PhD thesis
Accepted on 12 March 2026
Accepted for publication on 3 May 2026
Accepted by all authors
Accepted for presentation in Session A
To appear soon
Presented by the first author
Paper to appear in Spring 2026
v2: accepted version
v2 includes rebuttal experiments for ICML 2026
Replaces arXiv:2301.00001, which was accepted at CVPR 2023
Related to our paper accepted at ECCV 2024
Our previous work was accepted at ECCV 2024
Reproduction of a paper published in Nature
Response to a paper published in Science
Comment on an article published in PNAS
A rebuttal of a claim presented at ICML 2025
Corrects the version presented at ICML 2024
Erratum to a paper accepted at CVPR 2025
We critique papers accepted at ICML 2025
Papers accepted at ICLR 2026 were studied
Study of 500 papers published at CHI
Baselines are those presented at ICML 2025
Uses the benchmark published in NeurIPS 2024
We test the method that was first presented at CVPR 2024
Report on the ICML 2026 workshop on maps
Accepted to CVPR 2026, but withdrawn
Accepted at CVPR 2026. Later retracted
Meta review 4 at ARR, EMNLP 2026
Committed to EMNLP 2026 via ARR
Accepted for review at CHI
Blind review version, ECCV 2026
Considered for publication in Nature
We hope to publish it in Nature
Machine Learning
Artificial Intelligence, 12 pages
Neural Networks, deep learning
Workshop in Berlin 2026
LHC 2025
GPT-4 2023
MNIST 1998`

export const wordings = venues
  .trim()
  .split('\n')
  .map((row): readonly [string, string] => {
    const [venue = '', ...comment] = row.split(' | ')
    return [comment.join(' | '), venue]
  })

export const withoutVenue = noVenues.trim().split('\n')
