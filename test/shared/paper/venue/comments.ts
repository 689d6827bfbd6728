/**
 * Comments of arXiv with what they say of a venue, `-` for none: `id | venue | comment`. The metadata of arXiv is
 * CC0. The rules were made with those of two days, and tried on those of two others.
 */
const tuned = `
2605.08086 | - | Keywords: Rotation representations, $SO(3)$, quaternions, continuity, gimbal lock, 3D shape registration
2605.08180 | IEEE Transactions on Sustainable Computing 2026 | IEEE Transactions on Sustainable Computing (2026)
2605.08824 | SIGGRAPH 2026 | Accepted to SIGGRAPH 2026 (Journal Track)
2605.09279 | SIGGRAPH 2026 | SIGGRAPH 2026 Conference Paper. Code is available at https://github.com/yindaheng98/ColorAdaptiveGaussianSplatting
2605.08492 | Journal of Signal Processing Systems | 16 pages, 12 figures, accepted in Journal of Signal Processing Systems
2605.08136 | DATA 2026 | Accepted at the International Conference on Data Science, Technology and Applications (DATA) 2026
2605.08404 | International Conference on Industrialized Construction 2026 | Published in the International Conference on Industrialized Construction 2026
2605.08145 | ICML 2026 | Accepted to ICML 2026
2605.08406 | CogSci 2026 | CogSci 2026
2605.10307 | IEEE TCSVT | Accepted by TCSVT. Project Url: https://pamosplat.github.io
2605.09113 | - | Extended version of manuscript submitted to ISITA 2026
2605.10802 | - | A preliminary version of this work appeared at EC 2024
2605.10454 | - | Submitted to HardwareX
2605.08462 | ECIR 2026 Workshop | Presented at the ROMCIR Workshop at ECIR 2026
2605.10678 | PASC 2026 | Accepted in The Platform for Advanced Scientific Computing (PASC26) conference proceedings
2605.09396 | - | 6 pages, 0 figures. This work has been submitted to the 2026 IEEE Information Theory Workshop (ITW) for possible publication
2605.08476 | CogSci 2026 | In Proceedings of the Annual Meeting of the Cognitive Science Society (CogSci) 2026. Presentation in Rio de Janeiro, Brazil
2605.08477 | CAIS 2026 | CAIS 2026
2605.08220 | SUMMA 2025 | his is the version of the article accepted for publication in SUMMA 2025 after peer review. The final, published version is available at IEEE Xplore: https://doi.org/10.1109/SUMMA68668.2025.11302248
2605.09748 | - | Long version of a paper submitted to ISITA 2026
2605.08181 | ACL 2026 | ACL 2026 Main
2605.08183 | - | Submitted to IEEE TPAMI
2605.08600 | NLP4DH 2026 | 10 pages, 1 figure, 8 tables, to appear in Proceedings of the 6th International Conference on Natural Language Processing for the Digital Humanities (NLP4DH 2026)
2605.08191 | CVPR 2026 Findings | Accepted to CVPR Findings 2026
2605.08196 | IEEE TGRS | This work has been accepted for publication at IEEE Transactions on Geoscience and Remote Sensing
2605.10264 | RAST 2026 | Accepted for presentation at RAST 2026. Author accepted version. Final version to appear in IEEE Xplore
2605.08210 | CVPR 2026 | Accepted in main CVPR 2026
2605.08215 | - | Preprint. Under review
2605.08222 | - | Shorter version of this paper has been accepted in the 5th International Conference on Hybrid Human-Artificial Intelligence (HHAI 2026)
2605.08721 | ACL 2026 | Accepted to the ACL 2026 Main Conference
2605.08226 | - | 13 pages, 2 figures, submitted to a journal
2605.10681 | - | This work has been submitted to the IEEE for possible publication
2605.08742 | NLP4DH 2026 | Accepted to NLP4DH 2026, camera-ready version
2605.08613 | ISIT 2026 Workshop | Accepted at IEEE ISIT Workshop, Guangzhou, China, June 2026
2605.08840 | ICLR 2026 | Accepted at ICLR 2026. Project Page: https://github.com/an-yongqi/rest-kv
2605.08847 | ACL 2026 | acl - 2026 main accepted
2605.08270 | IJCAI 2026 | 12pages,7pages,ijcai2026
2605.08329 | CVPR 2026 | Accepted by CVPR2026
2605.08373 | ICCABS 2026 | Accepted in ICCABS 2026: The 14th International Conference on Computational Advances in Bio and Medical Sciences
2605.09043 | ACL 2026 Workshop | Accepted to the ACL 2026 Student Research Workshop
2605.08521 | IGARSS 2026 | Accepted by the 2026 IEEE International Geoscience and Remote Sensing Symposium (IGARSS 2026)
2605.09092 | AbjadNLP 2026 Workshop | Published in Proceedings of the 2nd Workshop on NLP for Languages Using Arabic Script (AbjadNLP), pages 75-83, Rabat, Morocco, March 2026
2605.08557 | - | Submitted to NeurIPS (Under Review)
2605.09098 | ACL 2026 Workshop | 5 pages, ACL SRW 2026
2605.09106 | ACL 2026 Findings | ACL 2026 Findings
2605.09147 | ACL 2026 Workshop | Accepted at NLP4DH @ ACL 2026
2605.08589 | CVPR 2026 | Accepted by CVPR 2026
2605.09236 | NLP4DH 2026 | Accepted by NLP4DH 2026
2605.08606 | ICIP 2026 | Accepted to ICIP 2026. This is the author-formatted version of the paper
2605.08627 | IEEE TMM | Accepted by IEEE TMM
2605.09268 | ICLR 2026 Workshop | Accepted to the ICBINB Workshop @ ICLR 2026
2605.08651 | ICML 2026 | Accepted as a Spotlight paper at the Forty-Third International Conference on Machine Learning (ICML 2026)
2605.08663 | CVPR 2026 Workshop | Accepted for the Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), MSLR Workshop @ CVPR 2026 in Denver (Colorado, USA)
2605.09348 | LREC 2026 | 12 pages, 4 figures, 7 tables, accepted at LREC2026
2605.09414 | ACL 2026 Findings | Accepted to Findings of the Association for Computational Linguistics: ACL 2026
2605.09431 | ICBC 2026 | Accepted to the 2026 IEEE International Conference on Blockchain and Cryptocurrency (ICBC)
2605.09440 | - | Preprint. Under review at MLHC 2026
2605.08724 | ICML 2026 | Accepted by ICML 2026
2605.09476 | LREC 2026 Workshop | Accepted at BUCC 2026 workshop at LREC 2026
2605.09490 | - | Preprint. 14 pages + appendix. Under review at AdaptFM Workshop @ ICML 2026
2605.08784 | CVPR 2026 | CVPR 2026
2605.09502 | ICML 2026 Workshop | 10 pages, 5 figures, 10 tables.Mechanistic Interpretability @ ICML 2026
2605.09533 | AAAI 2026 Workshop | Accepted at AAAI 2026 Workshop on New Frontiers in Information Retrieval
2605.08805 | ICML 2026 | 15 pages, 8 figures, 6 tables, Accepted to ICML 2026
2605.08808 | CVPR 2026 | CVPR2026 Highlight!
2605.09611 | - | Preprint. Implementation and open-source community version available at: https://github.com/corbenic/merlin-community - https://zenodo.org/records/20090712
2605.08839 | IEEE TMM 2026 | Accepted by IEEE Transactions on Multimedia (TMM 2026). Code is available at https://github.com/LAMDA-CL/TMM26-CORF
2605.08841 | CVPR 2026 Workshop | Accepted at CVPR 2026 Workshop on 5th DataCV Challenge
2605.09739 | ACL 2026 Workshop | Accepted at GEM Workshop @ ACL 2026
2605.08874 | CVPR 2026 Workshop | Accepted to the PVUW Workshop at CVPR 2026. Project page: https://tmhoanggg.github.io/HyRo/
2605.08902 | ICIC 2026 | Accepted in ICIC 2026 Oral
2605.09795 | DravidianLangTech 2026 Workshop | Accepted to Sixth Workshop on Speech, Vision, and Language Technologies for Dravidian Languages (DravidianLangTech-2026)
2605.08911 | IEEE TCSVT | Accepted by IEEE TCSVT
2605.08952 | IEEE T-ITS | Accepted for publication in IEEE Transactions on Intelligent Transportation Systems
2605.09915 | ICML 2026 | Accepted by ICML'26 Position Track
2605.09922 | ACL 2026 | Accepted by ACL 2026 Main
2605.08971 | ISPRS 2026 | Conference: ISPRS Toronto 2026
2605.09955 | - | Pre-MIT Press publication version
2605.09020 | - | Submitted to IEEE TPAMI. Code and data available at https://github.com/Mozerov-iitp/radon-dit/
2605.09973 | - | Under submission
2605.09995 | ICML 2026 | 21 pages, 8 figures, 11 tables. Accepted at ICML 2026
2605.10061 | Behavioral and Brain Sciences | Accepted to Behavioral and Brain Sciences; 4 pages; Commentary on "How Linguistics Learned to Stop Worrying and Love the Language Models" by Richard Futrell and Kyle Mahowald
2605.09090 | CVPR 2026 Workshop | To be published in the proceedings of the 5th Explainable AI for Computer Vision (XAI4CV) Workshop at CVPR 2026
2605.09181 | ICIP 2026 | 2026 IEEE International Conference on Image Processing (Accepted for Publication)
2605.10171 | ACL 2026 | accepted at ACL 2026
2605.10211 | ICAIL 2026 Workshop | Accepted to The First Workshop on Artificial Intelligence & Open Government at the 21st International Conference on Artificial Intelligence and Law (ICAIL), June 8, 2026, Singapore
2605.09258 | EMBC 2026 | Accepted to EMBC 2026
2605.10296 | UNLP 2026 | Accepted to The Fifth Ukrainian Natural Language Processing Conference (UNLP 2026)
2605.09339 | - | The paper has been submitted for consideration to ICICS 2026 (International Conference on Informatics and Computer Science)
2605.10379 | NeurIPS 2026 | 9 main text pages, 36 total pages, In proceedings to 2026 NeurIPS Evaluations and Datasets Track
2605.10419 | CARMA 2026 | Accepted for publication in CARMA 2026 proceedings
2605.09420 | ICMR 2026 | Accepted by ICMR 2026. Generalized category discovery, semi-supervised learning, contrastive learning
2605.09455 | IEEE TIP 2026 | Accepted by IEEE Transactions on Image Processing (TIP), Early Access, 2026
2605.10606 | NLP4DH 2026 | To appear in the Proceedings of the 6th International Conference on Natural Language Processing for the Digital Humanities (NLP4DH 2026)
2605.09507 | IJCNN 2026 | Accepted for presentation at the 2026 International Joint Conference on Neural Networks (IJCNN 2026)
2605.10627 | ACL 2026 | Accepted at main conference for ACL 2026. 19 pages
2605.09572 | Neurocomputing | Accepted at Neurocomputing
2605.09581 | ARC 2026 | Accepted for ARC 2026
2605.10714 | ACL 2026 Workshop | Accepted at BigPicture Workshop 2026 (co-located with ACL 2026)
2605.09598 | - | Under Review in NeurIPS 2026
2605.09614 | - | Under Review
2605.10855 | ACL 2026 | Accepted to ACL 2026 Main Conference
2605.10862 | ICDE 2026 | Accepted by ICDE 2026 (Demonstration Track)
2605.09622 | CVPR 2026 | Accepted by CVPR 2026 main conference. Compare to CVPR version, minor updates here are included (e.g., combine main text and appendix; clarify the timing scenario in appendix)
2605.10877 | LREC 2026 Workshop | Accepted to CL4Health @ LREC 2026
2605.09662 | CVPR 2026 | CVPR 2026 Highlight
2605.09666 | IJCNN 2026 | 8 pages, 5 figures, Accepted to IJCNN 2026
2605.08716 | CogSci 2026 | 6 pages, 3 figures, 5 tables. Accepted to CogSci 2026
2605.09703 | CVPR 2026 Workshop | Accepted by CVPR 2026 workshop AI4RWC
2605.09283 | WWW 2026 Workshop | 5 pages, 2 figures, Accepted at FAAW@WWW2026
2605.09802 | CVPR 2026 | Accepted to CVPR 2026. Code available at https://github.com/1nyourlife/Crossvl_cvpr2026
2605.09850 | - | Under reviewing
2605.09864 | IGARSS 2026 | Accepted for 2026 IEEE International Geoscience and Remote Sensing Symposium (IGARSS 2026)
2605.09899 | - | Current version has been subbmitted to IEEE Transactions on Multimedia. Now, this manuscript's status is Under Review
2605.10593 | IJCAI-ECAI 2026 | Accepted at IJCAI-ECAI 2026 Demonstrations Track. Demo video: https://youtu.be/3QaKouwr4gU
2605.10805 | ICML 2026 | Accepted at ICML 2026
2605.09925 | - | Under review, 10 pages, 1 figure, 2 tables
2605.10845 | ACL 2026 | ACL 2026 System Demonstration paper. 2 figures
2605.10002 | IJCAI-ECAI 2026 | Accepted at IJCAI-ECAI 2026
2605.10009 | ICLR 2026 | Accepted by ICLR2026
2605.10054 | - | Under review at IEEE Journal of Biomedical and Health Informatics (JBHI)
2605.10130 | CVPR 2026 | Accepted at CVPR 26
2605.10149 | ICPR 2026 | accepted to ICPR 2026
2605.10165 | ISBI 2026 | Accepted to IEEE ISBI 2026. The final published version will appear in IEEE Xplore
2605.10174 | - | 16 pages, 8 figures, 3 tables. Submitted to ISPRS Open Journal of Photogrammetry and Remote Sensing, Special Issue "3D Underwater Mapping from Above and Below"
2605.10184 | - | 9 pages, 4 figures, under review in a journal
2605.10190 | CVPR 2026 Findings | CVPR 2026 Findings
2605.10204 | CVPR 2026 | This paper has been accepted by CVPR 2026 Oral
2605.10229 | ICML 2026 | Accepted at the 43rd International Conference on Machine Learning (ICML 2026)
2605.10269 | ITSC 2026 | Accepted to IEEE ITSC 2026. Copyright 2026 IEEE. Personal use of this material is permitted. Permission from IEEE must be obtained for all other uses. DOI to be added upon publication
2605.10349 | CVPR 2026 | CVPR 2026(highlight)
2605.10394 | ICIP 2026 | Authors' Accepted Version; Accepted at IEEE ICIP 2026
2605.10523 | CVPR 2026 Workshop | Accepted by CVPR 2026 workshop
2605.10564 | ICML 2026 | ICML 2026
2605.10567 | ICME 2026 | ICME2026 Accepted
2605.10586 | ICMR 2026 | ICMR2026 Accepted
2605.10588 | - | Submitted to NeurIPS 2026
2605.10641 | - | Under review
2605.10769 | CVPR 2026 Findings | Accepted to CVPR 2026 Findings. 11 pages, 6 figures
2605.10772 | SPIE Defense + Commercial Sensing | Accepted to SPIE Defense + Commercial Sensing, Automatic Target Recognition XXXV
2605.10789 | IGARSS 2026 | Accepted for publication at IEEE IGARSS 2026
2605.10858 | CVPR 2026 Workshop | CVPR 2026 VideoWorldModel Workshop; Project Page at https://worldbench.github.io/worldlens GitHub at https://github.com/worldbench/WorldLens
2605.10859 | CVPR 2026 Workshop | CVPR 2026 HiGen Workshop; Project Page at https://weichow23.github.io/EditMGT/ GitHub at https://github.com/weichow23/EditMGT
2605.10922 | SIGGRAPH 2026 | SIGGRAPH 2026. Project page: https://ldyang694.github.io/projects/pixal3d/
2605.08200 | ICLR 2026 Workshop | 15 pages, 4 figures, 10 tables. Accepted at the ICLR 2026 Workshop on Multimodal Reasoning. Code and probe-training pipelines: https://github.com/itsloganmann/VLM-Reliability-Probe
2606.00668 | IEEE JSAC | 13 Pages, accepted for publication in IEEE Journal on Selected Areas in Communications
2606.00014 | ACL 2026 | Accepted by ACL 2026 main
2606.00585 | International Computing and Combinatorics Conference | 15 pages, 1 figure, The 32nd International Computing and Combinatorics Conference
2606.00923 | IDETC-CIE 2026 | 10 pages, 6 figures, 1 table. This paper has been accepted for publication in the proceedings of ASME IDETC-CIE 2026
2606.00020 | ACL 2026 | Accepted to the 64th Annual Meeting of the Association for Computational Linguistics (ACL 2026, Main conference)
2606.01096 | IEEE Wireless Communications Letters | 5 pages, 7 figures, accepted by IEEE Wireless Communications Letters
2606.01910 | Computer Graphics Forum 2026 | 18 pages, published in Computer Graphics Forum 2026
2606.00022 | SemEval 2026 | 5 pages. Accepted for SEMEVAL 2026
2606.00017 | - | 18 pages, 2 figures, 9 tables. Technical report. First place in both Open and Efficient tracks of MindGames Arena Generalization Track at NeurIPS 2025
2606.00137 | Computer Graphics Forum 2026 | Eurographics STAR (Computer Graphics Forum), 2026. Project Page: https://sairajk.github.io/neural-mesh-texturing/
2606.00096 | ICML 2026 | Presented in ICML 2026
2606.01324 | ICC 2026 | accepted and presented at IEEE ICC-2026 conference paper
2606.00027 | Text2Story 2026 Workshop | 10 pages, 4 figures. To be presented at the Text2Story 2026 Workshop (Delft, The Netherlands, 29 March 2026); CEUR Workshop Proceedings (forthcoming). Affiliation: John Snow Labs Inc
2606.00450 | JCVIS | Accepted in Journal of Computational Vision and Imaging Systems (JCVIS)
2606.00103 | - | preprint version, under review
2606.00101 | CVPR 2026 | Accepected by CVPR 2026
2606.00031 | International Conference on Intelligent Systems, Blockchain, and Communication Technologies | International Conference on Intelligent Systems, Blockchain, and Communication Technologies
2606.00109 | MICCAI 2026 | Early accept to MICCAI 2026
2606.00091 | ICML 2026 Workshop | 17 pages, 4 figures, 13 tables. Accepted at SPIGM Workshop, ICML 2026
2606.00232 | - | 25 pages, 7 figures, 16 tables. Under review
2606.00240 | ICML 2026 | ICML 2026. Website: https://scai.cs.jhu.edu/MindZero
2606.02153 | CVPR 2026 | CVPR 2026 - Computer Vision and Pattern Recognition
2606.00116 | - | This paper contains of 10 pages, 10 figures, 4 tables and version 2 after it review from ACL 2026
2606.00248 | ICML 2026 | ICML 2026 Main track
2606.00269 | CVPR 2026 Workshop | Accepted at the IEEE/CVF CVPR 2026 Workshop on Visual Concepts (VisCon). 25 pages, 8 figures, including supplementary material
2606.00250 | BEA 2026 Workshop | BEA (Building Educational Applications) Workshop 2026
2606.00272 | - | Working paper submitted as accepted to AIDA2J workshop at International Conference for AI and Law in Singapore, June 2026
2606.00278 | ICML 2026 | accepted for ICML 2026
2606.00294 | ACL 2026 | ACL 2026 Main Conference Oral
2606.00315 | NeurIPS 2025 Workshop | Accepted to the AI for Accelerated Materials Design (AI4Mat) Workshop at Neurips 2025
2606.00153 | ICML 2026 | Accepted by ICML2026
2606.00376 | ICML 2026 | Accepted at ICML 2026. 4 figures. 51 pages including appendices
2606.00476 | - | submitted to COLM social simulation with LLM workshop
2606.00467 | ICML 2026 | Accepted at ICML 2026 (Oral & Spotlight); PMLR vol. 306. 9 pages, 4 figures
2606.00506 | KDD 2026 | Accepted by KDD 2026 AI4S
2606.00477 | ICML 2026 | Published at ICML 2026; Code and data available at https://github.com/gxx27/UniKE
2606.00516 | ICML 2026 | 37 pages, 12 figures. Accepted at ICML 2026
2606.00321 | CASE 2026 | 4 pages, 6 figures. Accepted at the 2026 IEEE International Conference on Automation Science and Engineering (CASE 2026) as a presentation-only paper
2606.00570 | ICML 2026 | Accepted to ICML 2026. Equal contribution by the first two authors. 9 pages main paper, 10 figures, with appendix
2606.00379 | ICIP 2026 | Accepted to ICIP 2026. Code and data available at https://github.com/guo-research-group/nonlearning-lowlight-stereo
2606.00579 | - | Paper under review
2606.00416 | CVPR Workshop | Accepted by CVPR - DriveX Workshop
2606.00439 | CVPR 2026 | CVPR 2026 Highlight. Project page at: https://neuroailab.github.io/psi-website/blog.html
2606.00647 | ACL 2026 Workshop | Accepted at PsyDefDetect, a shared task at the 25th BioNLP Workshop (BioNLP 2026), co-located with ACL 2026 in San Diego, CA, USA
2606.00461 | - | Submitted to PLOS Digital Health
2606.00471 | IEEE T-ITS | This manuscript has been accepted to the IEEE Transactions on Intelligent Transportation Systems as a regular paper
2606.00489 | IEEE TIP 2026 | Accepted by IEEE Transactions on Image Processing (TIP2026). More modifications may be performed
2606.00508 | ICML 2026 | ICML 2026 Camera-ready
2606.00902 | ACL 2026 | Accepted at ACL 2026 System Demonstrations Track. 8 pages, 6 figures
2606.00522 | - | 4 pages, 1 figure, CVPR 2026 8th UG2+ Challenge Track 3
2606.00919 | DBSec 2026 | 20 pages, 5 tables, 2 figures. Accepted for publication in DBSec 2026. The final publication will be available at Springer
2606.00548 | CVPR Workshop | Accepted at CVPR Workshop-2026. First two authors has equal contribution
2606.00556 | CVPR 2026 Workshop | Accepted at CVPR 2026 Workshop MORSE
2606.00991 | - | Preprint version
2606.00564 | ICML 2026 | ICML 2026 Spotlight
2606.01012 | IJCAI 2026 | Accepted to the 35th International Joint Conference on Artificial Intelligence (IJCAI 2026)
2606.01016 | KDD 2026 | 19 pages, 13 figures, KDD 2026
2606.01020 | ACL | This paper has been accepted to Proceedings of the 64th Annual Meeting of the Association for Computational Linguistics (Long Paper), Main Conference
2606.00602 | - | MICCAI2025 extention
2606.01046 | KDD 2026 | 31pages, 8 figures, accepted by KDD 2026
2606.01063 | - | Extended version of the CVPR 2026 paper *MindPower: Enabling Theory-of-Mind Reasoning in VLM-based Embodied Agents*
2606.00622 | ICML 2026 | Accepted by The International Conference on Machine Learning (ICML 2026)
2606.01045 | CoNLL 2026 | Accepted at CoNLL 2026
2606.01060 | - | Submitted to EMNLP 2026
2606.00662 | - | The runner-up solution for the Action Anticipation Challenge, EPIC-KITCHENS-100 at the CVPR EgoVis Workshop 2026
2606.01162 | ICLR 2026 | This paper has been accepted by the Fourteenth International Conference on Learning Representations (ICLR 2026)
2606.01136 | - | Preprint. This manuscript has not yet been peer reviewed
2606.00689 | - | 51 pages, 7 figures, including supplementary material. Submitted to Imaging Neuroscience
2606.01182 | ICLR 2026 Workshop | Reliable Autonomy Workshop at ICLR 2026
2606.01229 | ICBDAEE 2026 | 9 pages, 4 figures.2026 International Conference on Big Data Applications in Education and Engineering (ICBDAEE 2026)
2606.00775 | - | 13 pages, 6 figures. Submitted to IEEE Transactions on Image Processing (TIP). Code is available at: https://github.com/Z-Shihang/GIRL-DETR
2606.01276 | - | The preprint manuscript is 20 pages long and is currently under review
2606.01352 | KDD 2026 | Accepted by KDD'26
2606.01298 | EVALITA 2026 | 9 pages, 2 figures, Published in EVALITA 2026, CEUR Workshop Proceedings Vol. 4195
2606.01301 | - | 12 pages, 5 figures. Preprint full version of an accepted ACM-BCB 2026 short paper
2606.01386 | FLICS 2026 | Accepted to the 2nd International Conference on Federated Learning and Intelligent Computing Systems (FLICS2026)
2606.00871 | ICML 2026 | To appear in the Proceedings of the 43rd International Conference on Machine Learning (ICML 2026)
2606.00872 | ICML 2026 Workshop | Accepted as a Spotlight Oral at the ICML 2026 Workshop Foundation Models for Structured Data. *Equal Contribution
2606.00886 | CVPR 2026 Workshop | Accepted to AI4Space at CVPR 2026
2606.01451 | - | Submitted to NGEN-AI 2026
2606.00957 | ICME 2026 Challenge | 6 pages, 5 figures. Accepted to ICME 2026 Grand Challenge
2606.01584 | AIED 2026 | Accepted for AIED 2026
2606.01737 | ICANN 2026 | 12 pages, 3 figures, accepted at ICANN 2026
2606.01021 | ECCV 2024 | ECCV 2024
2606.01022 | KDD 2026 | Accepted by KDD 2026
2606.01678 | CLPsych 2026 | Accepted to CLPsych2026
2606.01840 | SoCS 2026 | accepted to The 19th International Symposium on Combinatorial Search (SoCS2026)
2606.01806 | ACL | 7 pages, 2 figures, ACL
2606.01811 | ICML 2026 Workshop | 28 pages, 18 figures, 9 tables. Accepted to the Workshop on Generative AI, Creativity, and Human-AI Co-Creation @ ICML 2026 (non-archival). Code and data: https://github.com/AMindToThink/icl-diversity
2606.01897 | ACL 2026 | Published as a main conference paper at ACL 2026
2606.01164 | - | Under review. The GitHub repository is publicly available at: https://github.com/liujiuming123/Awesome-Interactive-World-Model
2606.01975 | - | Submitted to the proceedings of the deRSE26 conference
2606.01991 | ACL 2026 | Accepted to the 64th Annual Meeting of the Association for Computational Linguistics (ACL 2026), Main Conference
2606.01215 | ICML 2026 | To appear in ICML 2026
2606.01217 | International Conference Biomedical Engineering Science and technology | Third International Conference Biomedical Engineering Science and technology
2606.01271 | AISEM 2026 | Accepted at the XXIV Annual Conference on Sensors and Microsystems (AISEM) 2026
2606.02167 | CASE 2026 | Accepted at the 2026 IEEE 22nd International Conference on Automation Science and Engineering (CASE 2026)
2606.02020 | ICML 2026 | 21 pages, 10 figures, accepted in ICML2026
2606.02041 | - | 16 pages, 5 figures, submitted to ARR
2606.01380 | Pattern Recognition | Accepted to Pattern Recognition
2606.02337 | RLC 2026 | Accepted at the Reinforcement Learning Conference (RLC) 2026. 40 pages (12 main + 28 appendix), 5 figures, 16 tables, 7 theorems
2606.01419 | - | CVPR 2026 SoccerNet Novel View Synthesis Challenge, Rank 1
2606.02158 | ICML 2026 | Accepted by ICML 2026 main conference
2606.02170 | ACL 2026 Findings | Accepted by Findings of ACL 2026
2606.01537 | ICML 2026 Workshop | Accepted at the ICML 2026 3rd Workshop on Multi-modal Foundation Models and Large Language Models for Life Sciences (FM4LS)
2606.01576 | IEEE TIP | This paper has been published in IEEE Transactions on Image Processing
2606.02470 | ICML 2026 | ICML 2026 Camera Ready
2606.02530 | - | 19 pages, 8 figures, 14 tables. Submitted to EMNLP 2026
2606.01604 | IEEE TPAMI 2026 | Accepted by IEEE Transactions on Pattern Analysis and Machine Intelligence (T-PAMI) in 2026
2606.02536 | ICML 2026 Workshop | 5 pages, 1 figure. To appear at the Second Workshop on Agents in the Wild: Safety, Security, and Beyond (AIWILD) at ICML 2026
2606.02403 | ACL 2026 | Accepted to ACL2026 (System Demonstration Track)
2606.01615 | ACM MM 2025 | Published in ACM MM 2025. Address some typos
2606.01620 | CVPR 2026 | CVPR 2026 (Highlight) Camera ready
2606.01638 | CVPR 2026 | CVPR 2026 accepted
2606.01641 | ICME | This paper has been published in IEEE ICME
2606.02509 | CLPsych 2026 | 15 pages. Accepted to CLPsych 2026. Camera-ready author version. The final version will appear in the ACL Anthology
2606.02523 | ACL 2026 Findings | Content warning: contains suicide-related content. Accepted to Findings of the Association for Computational Linguistics: ACL 2026
2606.01649 | ICML 2026 | 23 pages, 5 figures, accepted by ICML 2026
2606.01689 | - | 12 pages, 8 figures, under review
2606.01694 | CVPR 2026 Workshop | Accepted to CVPR 2026 Workshop on SVC. Published in CVPR Workshops proceedings
2606.02548 | ACL 2026 Workshop | Accepted to ACL 2026 MeLLM
2606.01700 | IEEE GRSL | Accepted and Published in IEEE Geoscience and Remote Sensing Letters (GRSL)
2606.01753 | MICCAI 2026 | Early Accept at MICCAI 2026, 13 pages, 2 figures
2606.02111 | ACL 2026 | 27 pages, 20 figures, Accepted to the Main Conference of ACL 2026
2606.01911 | CVPR 2026 | CVPR 2026 poster
2606.01939 | ICRA 2026 | IEEE ICRA 2026
2606.01947 | Machine Learning and Knowledge Extraction Journal | Published by the Machine Learning and Knowledge Extraction Journal
2606.02042 | - | 33 pages,6 figures,Submitted to Advanced Engineering Informatics
2606.02079 | IEEE TIP | ACCEPTED for publication as a REGULAR paper in the IEEE Transactions on Image Processing (T-IP)
2606.02168 | IEEE TMM | Accepted by IEEE Transactions on Multimedia
2606.02273 | ITSC 2026 | Accepted at IEEE ITSC 2026
2606.02303 | - | 14 pages, 6 figures, journal
2606.02310 | - | This paper has been selected as the top 10 student finalists in IGRASS 2026 paper competition
2606.02321 | CVPR 2026 Workshop | CVPR 2026, VidLLMs workshop
2606.02342 | ICCTA 2026 | accepted for 12th International Conference on Computer Technology Applications (ICCTA 2026)
2606.02346 | CGI 2026 | 12 pages, 5 figures. Accepted by CGI 2026
2606.02352 | ITSC 2026 | Accepted at the IEEE ITSC 2026
2606.02406 | CVPR 2026 Workshop | Presented at the 3rd Urban Scene Modeling (USM3D) Workshop at CVPR 2026
2606.02453 | ICML 2026 | Accepted by ICML 2026 Spotlight
2606.02463 | CVPR 2026 Workshop | Accepted to CVPR 2026 Foundation Models Meet Embodied Agents Workshop
2606.02506 | - | Technical report for the VRR Challenge at the VideoLLMs Workshop, CVPR 2026
2606.02510 | CVPR 2026 Workshop | CVPR 2026 E2E3D Workshop; GitHub at https://github.com/worldbench/U4D`

const heldOut = `
2603.06640 | CVPR 2026 | Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR) 2026
2603.06648 | EACL 2026 | European Chapter of the Association for Computational Linguistics (EACL) 2026 Main
2603.06650 | Journal of Imaging Informatics in Medicine | This document is the author's accepted manuscript (author version). The final published version is available online in the Journal of Imaging Informatics in Medicine at DOI: 10.1007/s10278-026-01875-6
2603.06663 | AAAI 2026 | AAAI-26 (Main Track)
2603.07988 | CVPR 2026 | CVPR 2026. Project page: https://splionar.github.io/TeamHOI/ Code: https://github.com/sail-sg/TeamHOI
2603.06813 | World Modeling Workshop 2026 | Accepted at the World Modeling Workshop 2026
2603.08023 | WACV 2026 | Accepted by WACV 2026
2603.07717 | - | 13 pages, 5 figures, AICS conference https://aicsconf.org/
2603.07729 | - | Submitted to the 2026 IEEE International Symposium on Information Theory
2603.06905 | LREC 2026 | Accepted in LREC-2026
2603.06874 | AAAI 2026 | AAAI 2026 Alignment track. Authors 1 and 2 contributed equally, 3 and 4 contributed equally, 6 and 7 and 8 contributed equally (ordered by last name)
2603.07932 | - | 16 pages, 10 figures, 4 tables. An earlier version of this work will be presented in part at IEEE Wireless Communications and Networking Conference (WCNC) 2026
2603.06672 | ICLR 2026 Workshop | 8 pages, 1 figure. Accepted to the ICLR 2026 Workshop on Multimodal Intelligence: Next Token Prediction & Beyond
2603.06677 | ICLR 2026 | Accepted at ICLR 2026
2603.07039 | World Modeling Workshop 2026 | 8 pages, 5 figures, 1 table. Presented at 2026 World Modeling Workshop, Mila Quebec
2603.07017 | - | 19 pages, 10 tables, 7 figures, under Review
2603.07053 | ICBDA 2026 | Will appear in ICBDA 2026. N.B. Due to the limitation "The abstract field cannot be longer than 1,920 characters", the abstract here is shorter than that in the PDF file Subjects
2603.08442 | ICC 2026 Workshop | 6 pages, 4 figures. Accepted for presentation at IEEE ICC 2026 Workshop on New Evolution Waveform (NEW) for Future Wireless Networks (WS-13)
2603.08549 | ICC 2026 | Accepted for publication in the 2026 IEEE International Conference on Communications (ICC 2026)
2603.07025 | - | Submitted for Review to Interspeech 2026
2603.06684 | International Conference on Soil Mechanics and Geotechnical Engineering | 7 pages, 4 figures, Proceedings of the 20th International Conference on Soil Mechanics and Geotechnical Engineering
2603.07111 | INLG 2024 Workshop | Accepted to the 2nd International AIWolfDial Workshop at INLG 2024
2603.06687 | - | 66 Pages. In Review
2603.08595 | - | 13 pages, 10 figures, Journal
2603.07138 | LREC 2026 | Accepted to LREC 2026
2603.08641 | JSAIT | This paper has been accepted for publication in IEEE Journal on Special Areas in Information Theory (JSAIT)
2603.07176 | Workshop on AI Verification in the Wild | Published at VerifAI-2: The Second Workshop on AI Verification in the Wild
2603.07238 | - | Submitted to Interspeech 2026
2603.06690 | ICLR 2026 Workshop | Accepted to ICLR 2026 Machine Learning for Remote Sensing (ML4RS) Workshop
2603.07197 | ICLR 2026 | Accepted by ICLR 2026
2603.06691 | - | Under review for IEEE R-AP
2603.06693 | ICLR 2026 | 14th International Conference on Learning Representations (ICLR 2026)
2603.07295 | ICLR 2026 Workshop | Accepted to the ICLR 2026 Workshop on "From Human Cognition to AI Reasoning: Models, Methods, and Applications (HCAIR)"
2603.07311 | - | Book Chapter in the Encyclopedia of AI in Education
2603.07366 | LREC 2026 | 12 pages, 7 tables, 2 figures. Accepted to LREC 2026
2603.07335 | ICLR 2026 Workshop | Accetped at ICLR 2026 Turstworthy AI Workshop
2603.06704 | ICLR 2026 | ICLR 2026 (Oral)
2603.07475 | ICLR 2026 Workshop | Accepted at Sci4DL and Delta workshops at ICLR 2026
2603.07427 | - | Submitted to ICML 2026. Code and benchmark will be available
2603.06750 | - | 14 pages, 8 figures, Conference Paper
2603.07534 | - | Submitted to Interspeech2026
2603.07766 | - | SemEval System Report
2603.06873 | ICLR 2026 | ICLR 2026. Project page: https://ryanhangzhou.github.io/pics/ , code: https://github.com/RyanHangZhou/PICS
2603.07868 | EACL 2026 Workshop | Accepted at EACL 2026 SRW. 16 pages
2603.07890 | ICLR 2026 Workshop | The First Workshop on AI for Mechanism Design and Strategic Decision Making -- Workshop AIMS at ICLR 2026
2603.07825 | ICLR 2026 Workshop | Publish at the Advances in Financial AI: Towards Agentic and Responsible Systems Workshop @ ICLR 2026
2603.06920 | - | Has been submitted to the IEEE TGRS journal
2603.06925 | - | The manuscript has been submitted to the journal and is currently under review
2603.07841 | ICDE 2026 | Accepted at ICDE 2026
2603.06932 | CVPR 2026 | The paper is accepted by CVPR 2026
2603.06989 | ICRA 2026 | Accepted to ICRA 2026
2603.06993 | IEEE TPAMI | Accepted by IEEE Transactions on Pattern Analysis and Machine Intelligence (TPAMI). Journal version of arXiv:2409.00342 (ECCV 2024). Code is available at: https://github.com/LeapLabTHU/AdaGen
2603.08117 | ICLR 2026 | 21 pages, 5 figures, ICLR 2026
2603.07057 | CVPR 2026 | 23 pages, CVPR 2026 accepted
2603.08148 | EMNLP 2023 Findings | 13 pages, 3 figures, EMNLP findings 2023
2603.07071 | CVPR 2026 | Accepted to CVPR 2026
2603.08177 | ICLR Workshop | Accepted at the ICLR latent reasoning workshop
2603.08182 | LREC 2026 | LREC 2026
2603.08207 | Computational Linguistics | Accepted to Computational Linguistics
2603.07142 | CVPR 2026 | Accepted by CVPR'2026
2603.08282 | LREC 2026 | Accepted at LREC 2026
2603.08312 | - | Submitted to Interspeech
2603.08391 | ICLR 2026 Workshop | Published at Latent & Implicit Thinking Workshop @ ICLR 2026
2603.08392 | - | Under review for the CL4Health workshop
2603.08450 | LREC 2026 | To appear at LREC 2026
2603.07294 | EMNLP 2025 | EMNLP 2025
2603.07307 | - | Firsrt version
2603.07314 | IV 2026 | Accepted to appear in the 2026 IEEE Intelligent Vehicles Symposium (IV 2026), Detroit, MI, USA, June 22-25, 2026. 6 pages, 1 figure, 4 tables
2603.07338 | - | 6 pages, 2 figures, IEEE ICC 2026 Workshops (under submission)
2603.07394 | ICLR 2026 | ICLR 2026 (28 pages); Project website: https://aqua-iclr2026.github.io/
2603.07356 | - | 17 pages, 8 figures, 6 tables. Introduces the AgrI Challenge dataset containing 50,673 field images of six tree species collected by twelve independent teams
2603.07403 | ICSC 2026 | Accepted to IEEE International Conference on Semantic Computing (IEEE ICSC 2026)
2603.07436 | - | Under review at MICCAI 2026. 8 pages, 3 figures
2603.07454 | ICRA 2026 | Accepted to the 2026 IEEE International Conference on Robotics and Automation (ICRA 2026)
2603.07476 | CVPR 2026 | CVPR2026 (main conference)
2603.07543 | WACV 2026 | Accepted as oral presentation at WACV 2026
2603.07559 | CVPR 2026 | 10 pages, accepted by CVPR 2026
2603.07566 | - | Peer-reviewed journal version published. 18 pages, 12 figures, 7 tables
2603.07619 | CVPR 2026 Findings | CVPR2026 Findings
2603.07888 | ICLR 2026 | ICLR 2026
2603.07659 | CVPR 2026 | Accepted to CVPR 2026. Code: https://github.com/KaihuaTang/Self-Critical-Inference-Framework
2603.08055 | CVPR 2026 Findings | CVPR 2026 Findings, project page: https://visual-ai.github.io/speed3r/
2603.07697 | IEEE TMM | Accepted by IEEE Transactions on Multimedia. Supplementary material is included
2603.08202 | WACV 2026 | 18 pages, 11 figures. Accepted at WACV 2026
2603.07786 | VISAPP 2026 | Accepted as a Short Paper at VISAPP 2026
2603.08309 | CVPR 2026 | CVPR 2026 ; Project page: https://yonisgit.github.io/concept-ft/
2603.07832 | CVPR 2026 | Accepted to CVPR26
2603.07839 | IPCAI 2025 | Accepted in IPCAI 2025
2603.07911 | CVPR 2026 | 19 pages, Accepted by CVPR 2026
2603.08639 | - | Under review at IJCV
2603.07929 | DICTA 2022 | Accepted as oral presentation at DICTA 2022
2603.07936 | - | Accepted to ASEE North Central Section 2026
2603.07985 | CVPR 2026 Findings | CVPR 2026 Findings Project Page: https://tzmhuang.github.io/autoreg3d/
2603.08011 | CVPR 2026 Findings | Accepted to CVPR 2026 Findings
2603.08018 | CVPR 2026 | This paper has been accepted by CVPR 2026
2603.08069 | - | Submitted to Engineering Applications of Artificial Intelligence, Feb. 16, 2026
2603.08075 | CVPR 2026 | 14 pages, 6 figures, accepted by CVPR 2026
2603.08133 | ICASSP 2026 | 5 pages, 2 figures, Accepted at ICASSP 2026
2603.08150 | ICRA 2026 | 8 pages, 7 figures, 3 tables. Accepted to ICRA 2026. Project code and datasets available at https://github.com/sebnem-byte/Edged-USLAM
2603.08180 | ITSC 2025 | Accepted for publication at the 2025 IEEE Intelligent Transportation Systems Conference (ITSC)
2603.08227 | ISCAS 2026 | Accepted by IEEE ISCAS 2026
2603.08240 | ICLR 2026 | Accepted to ICLR 2026. This arXiv version includes an additional appendix (Appendix 15) containing further philosophical discussion not included in the official ICLR peer-reviewed version
2603.08258 | CVPR 2026 | Accepted to CVPR 2026;Code:https://github.com/gudaochangsheng/WaDi
2603.08313 | ICLR 2026 | ICLR 2026. Project page: https://shin-dong-yeon.github.io/HDR-NSFF/
2603.08445 | AAAI 2026 | 21 pages, 16 figures, AAAI2026
2603.08521 | - | The benchmark and source code will be made publicly available at https://github.com/YouthZest-Lin/OccTrack360
2603.08582 | IEEE Radar Conference 2026 | IEEE Radar Conference 2026
2603.08589 | CVPR 2026 | Accepted by CVPR 2026. Project page: https://care-edit.github.io/
2603.08611 | CoRL 2025 | Published at 9th Annual Conference on Robot Learning (CoRL 2025)
2603.08620 | CVPR 2026 | Accepted in CVPR 2026
2606.11245 | ICML 2026 | Accepted to ICML 2026 (Position Paper Track)
2606.12347 | - | 24 pages, 12 figures. Submitted to the International Journal of Rock Mechanics and Mining Sciences
2606.11199 | - | 5 pages, 1 figure, 1 table. NeurIPS 2025 Competition Track (MMU-RAGent). System developed October 2025
2606.11337 | - | 79 pages, 34 figures, 17 tables. Under Submission
2606.11519 | - | 6 pages, 4 figures, conference
2606.11204 | - | 18 pages, 8 figures, submitted to Applied Intelligence
2606.11771 | - | Summitted to IEEE transaction journal
2606.11320 | Conference on Robots and Vision 2026 | 8 pages, 6 figures, 1 table. In Proceedings of the 23rd Conference on Robots and Vision (2026)
2606.11206 | ACL 2026 | ACL 2026
2606.11209 | ICLR 2026 Workshop | Accepted at ICLR 2026 Workshop on Logical Reasoning of Large Language Models. 7 pages, 1 figure
2606.11450 | CVPR 2026 | Accepted by CVPR2026. The code is available at https://github.com/AshenOne1005/AMR
2606.11219 | ACL | Accepted to ACL
2606.11804 | - | Submitted to IEEE Transactions on Information Forensics and Security (IEEE TIFS)
2606.11563 | ICRA 2026 Workshop | Accepted to the IEEE ICRA Workshop on Open Challenges for Rigorous Robot Perception 2026
2606.11350 | - | 24 pages, 8 figures, 30 tables. Preprint under review
2606.11371 | Computer Speech & Language | 45 pages, 4 figures, 4 tables. Accepted manuscript; published in Computer Speech & Language
2606.11874 | - | CVPR 2026 Scenario Mining Challenge (Temporal Track Winners)
2606.12147 | AAMAS 2026 Workshop | Presented at AAMAS-26 Workshop on Rebellion and Disobedience in AI https://sites.google.com/view/rad-ai/rad-ai/cfp?authuser=0
2606.11661 | ICML 2026 Workshop | Accepted to the ICML 2026 Workshop on CoLoRAI
2606.12350 | CoG 2026 | Accepted at the 2026 IEEE Conference on Games (CoG 2026); to be published in the conference proceedings. Camera-ready version
2606.11689 | ICMR 2026 | Accepted by ICMR 2026
2606.11542 | Interspeech 2026 | 6 pages, 3 figures, 3 tables, accepted at Interspeech 2026
2606.11739 | - | Submitted to ICDM2026
2606.11681 | Interspeech 2026 | Accepted to Interspeech 2026
2606.11779 | ESANN 2022 | Published at the European Symposium on Artificial Neural Networks (ESANN 2022)
2606.11783 | ICASSP 2026 | 5 pages, 3 figures, 4 tables. Accepted by ICASSP 2026
2606.11762 | ACL 2026 | Accepted to ACL 2026 (Main Conference). 35 pages, 16 figures. Code: https://github.com/tanminsen/creativity-eval
2606.11786 | - | This paper is the result of the Master Thesis in Master of Artificial Intelligence at Universitas Gadjah Mada
2606.11875 | SIGDIAL 2026 | This paper has been accepted for presentation at SIGdial Meeting on Discourse and Dialogue 2026 (SIGDIAL 2026)
2606.11884 | IWBF 2026 | Presented on IWBF 2026 (14th International Workshop on Biometrics and Forensics)
2606.11889 | ICML 2026 Workshop | 8 pages (5 main body + 3 references / appendices). ICML 2026 Workshop on Combining Theory and Benchmarks (CTB)
2606.11910 | - | Submitted to ICONIP. 15 pages, 3 figures
2606.11945 | SemEval 2026 | SemEval-2026, The 20th International Workshop on Semantic Evaluation, collocated with ACL 2026, 9 pages, 5 figures, 6 tables
2606.12088 | - | 23 pages, 5 figures, 12 tables. The paper is currently under review
2606.12023 | International Conference on Automatic Face and Gesture Recognition 2026 | Accepted at the 20th IEEE International Conference on Automatic Face and Gesture Recognition (2026)
2606.12033 | Pattern Recognition | Accepted by Pattern Recognition
2606.12047 | CVPR 2026 Workshop | Accepted at the AUTOPILOT Workshop, CVPR 2026 (non-archival). Workshop Paper ID 15
2606.12051 | CVPR | CVPR Highlight
2606.12186 | - | 43 pages, to be submitted to the Language Resource and Evaluation Journal
2606.12273 | ACL 2026 | 13 pages. Accepted to ACL 2026 Main Conference
2606.12126 | MICCAI | 11 pages, 2 figures, MICCAI early accepted
2606.12140 | - | Under review at MIUA 2026
2606.12189 | ICML 2026 | ICML 2026. Project page: https://wrchen530.github.io/dynatok/
2606.12213 | - | 29 pages, 23 figures, 5 tables. Preprint version
2606.12218 | - | 10 pages, 6 figures. Preprint. Submitted to ACM SIGSPATIAL 2026
2606.12215 | KDD 2026 | Accepted by KDD-2026 ADS track
2606.12263 | USENIX Security 2026 | To appear in the 35th USENIX Security Symposium (USENIX Security 2026)
2606.12286 | - | Conference poster at Biology at Scale: From Variants to Cellular Programs and Functions
2606.12295 | MAGMaR Workshop | Findings of the 2nd workshop on Multimodal Augmented Generation via Multimodal Retrieval (MAGMaR); Resources at this url: https://github.com/rekriz11/MAGMAR_2026
2606.12294 | - | 23 pages, 5 figures, paper submitted to Elsevier journal
2606.12319 | EUSIPCO 2026 | 9 pages, 4 figures, 1 table. Accepted at EUSIPCO 2026
2606.12371 | Computer Vision and Image Understanding | Preprint version of an article published in Computer Vision and Image Understanding`

export interface Comment {
  readonly id: string
  readonly venue: string | undefined
  readonly text: string
}

export const comments = { tuned: read(tuned), heldOut: read(heldOut) }

function read(table: string): Comment[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [id = '', venue = '', ...text] = row.split(' | ')
      return { id, venue: venue === '-' ? undefined : venue, text: text.join(' | ') }
    })
}
