/**
 * Venues by the name that their field says, with the long names that stand for it. A name in `=` is also a
 * word, and counts in its own case only.
 */
const conferences = `
CVPR | Conference on Computer Vision and Pattern Recognition | Computer Vision and Pattern Recognition Conference
ICCV | International Conference on Computer Vision
ECCV | European Conference on Computer Vision
ACCV | Asian Conference on Computer Vision
WACV | Winter Conference on Applications of Computer Vision
BMVC | British Machine Vision Conference
3DV | International Conference on 3D Vision
GCPR | German Conference on Pattern Recognition
ICPR | International Conference on Pattern Recognition
ICIP | International Conference on Image Processing
ICASSP | International Conference on Acoustics, Speech,? and Signal Processing
ICME | International Conference on Multimedia (?:and|&) Expo
ICMR | International Conference on Multimedia Retrieval
ACM MM | ACM Multimedia | ACM International Conference on Multimedia | ACMMM
SIGGRAPH Asia
SIGGRAPH
Eurographics
MICCAI | International Conference on Medical Image Computing and Computer[- ]Assisted Intervention | Medical Image Computing and Computer[- ]Assisted Intervention
ISBI | International Symposium on Biomedical Imaging
=MIDL= | Medical Imaging with Deep Learning
IPMI | Information Processing in Medical Imaging
EMBC
IGARSS | International Geoscience and Remote Sensing Symposium
NeurIPS | Conference on Neural Information Processing Systems | Advances in Neural Information Processing Systems | Neural Information Processing Systems | NIPS
ICML | International Conference on Machine Learning
ICLR | International Conference on Learning Representations
COLM | Conference on Language Modeling
AISTATS | International Conference on Artificial Intelligence and Statistics | Artificial Intelligence and Statistics
=UAI= | Conference on Uncertainty in Artificial Intelligence | Uncertainty in Artificial Intelligence
=COLT= | Conference on Learning Theory
=ALT= | International Conference on Algorithmic Learning Theory
ACML | Asian Conference on Machine Learning
ECML PKDD | ECML[-/ ]PKDD | ECML | European Conference on Machine Learning[\\w ,]*Knowledge Discovery in Databases
=AutoML= | International Conference on Automated Machine Learning
CoLLAs | Conference on Lifelong Learning Agents
MLSys | Conference on Machine Learning and Systems
=RLC= | Reinforcement Learning Conference
=L4DC= | Learning for Dynamics and Control(?: Conference)?
=LoG= | Learning on Graphs Conference
=CPAL= | Conference on Parsimony and Learning
=SaTML= | Conference on Secure and Trustworthy Machine Learning
=CLeaR= | Conference on Causal Learning and Reasoning
=MLHC= | Machine Learning for Healthcare Conference
=CHIL= | Conference on Health, Inference,? and Learning
AAAI | AAAI Conference on Artificial Intelligence
IAAI
AIES | Conference on AI,? Ethics,? and Society
IJCAI-ECAI | IJCAI[-/]ECAI
IJCAI | International Joint Conference on Artificial Intelligence
ECAI | European Conference on Artificial Intelligence
IJCNN | International Joint Conference on Neural Networks
ICANN | International Conference on Artificial Neural Networks
ICONIP | International Conference on Neural Information Processing
GECCO | Genetic and Evolutionary Computation Conference
AAMAS | International Conference on Autonomous Agents and Multi-?agent Systems
ICAPS | International Conference on Automated Planning and Scheduling
=SoCS= | International Symposium on Combinatorial Search
CogSci | Annual (?:Meeting|Conference) of the Cognitive Science Society
ICAIL | International Conference on Artificial Intelligence and Law
AIED | International Conference on Artificial Intelligence in Education
ACL | Annual Meeting of the Association for Computational Linguistics | Association for Computational Linguistics
EMNLP | Conference on Empirical Methods in Natural Language Processing | Empirical Methods in Natural Language Processing
NAACL | Nations of the Americas Chapter of the (?:ACL|Association for Computational Linguistics) | North American Chapter of the (?:ACL|Association for Computational Linguistics)
EACL | European Chapter of the (?:ACL|Association for Computational Linguistics)
AACL | Asia-Pacific Chapter of the (?:ACL|Association for Computational Linguistics)
IJCNLP-AACL | AACL[-/]IJCNLP | IJCNLP[-/]AACL
IJCNLP | International Joint Conference on Natural Language Processing
COLING | International Conference on Computational Linguistics
LREC-COLING | LREC[-/]COLING
LREC | Language Resources and Evaluation Conference | International Conference on Language Resources and Evaluation
CoNLL | Conference on Computational Natural Language Learning
SemEval | International Workshop on Semantic Evaluation
TACL | Transactions of the Association for Computational Linguistics
Interspeech
ASRU | Automatic Speech Recognition and Understanding Workshop
=SLT= | Spoken Language Technology Workshop
ISMIR | International Society for Music Information Retrieval Conference
WASPAA | Workshop on Applications of Signal Processing to Audio and Acoustics
DCASE
KDD | SIGKDD | Conference on Knowledge Discovery and Data Mining
WSDM | International Conference on Web Search and Data Mining
CIKM | International Conference on Information and Knowledge Management
SIGIR | SIGIR Conference on Research and Development in Information Retrieval
ECIR | European Conference on Information Retrieval
RecSys | ACM Conference on Recommender Systems | Conference on Recommender Systems
UMAP | Conference on User Modeling, Adaptation,? and Personalization
=WWW= | The Web Conference | The ACM Web Conference | ACM Web Conference | International World Wide Web Conference
=ISWC= | International Semantic Web Conference
ESWC | European Semantic Web Conference | Extended Semantic Web Conference
ICDM | International Conference on Data Mining
=SDM= | SIAM International Conference on Data Mining
PAKDD | Pacific-Asia Conference on Knowledge Discovery and Data Mining
SIGMOD | International Conference on Management of Data
VLDB | PVLDB | Proceedings of the VLDB Endowment | International Conference on Very Large Data ?Bases
ICDE | International Conference on Data Engineering
EDBT | International Conference on Extending Database Technology
=PODS= | Symposium on Principles of Database Systems
CIDR | Conference on Innovative Data Systems Research
ICWSM | International Conference on Web and Social Media
=CHI= | Conference on Human Factors in Computing Systems
CSCW
UIST | Symposium on User Interface Software and Technology
=IUI= | International Conference on Intelligent User Interfaces
=DIS= | Designing Interactive Systems Conference
=HRI= | International Conference on Human[-–]Robot Interaction
UbiComp
FAccT | Conference on Fairness,? Accountability,? and Transparency
ICRA | International Conference on Robotics and Automation
IROS | International Conference on Intelligent Robots and Systems
=RSS= | Robotics: Science and Systems | Robotics Science and Systems
CoRL | Conference on Robot Learning
Humanoids | International Conference on Humanoid Robots
RO-MAN
ITSC | International Conference on Intelligent Transportation Systems
=CASE= | International Conference on Automation Science and Engineering
=CDC= | Conference on Decision and Control
=ACC= | American Control Conference
ECC | European Control Conference
ICSE | International Conference on Software Engineering
=FSE= | ESEC/FSE | International Conference on the Foundations of Software Engineering
=ASE= | International Conference on Automated Software Engineering
ISSTA | International Symposium on Software Testing and Analysis
=MSR= | International Conference on Mining Software Repositories
=ICPC= | International Conference on Program Comprehension
ICSME | International Conference on Software Maintenance and Evolution
SANER
=PLDI= | Conference on Programming Language Design and Implementation
POPL | Symposium on Principles of Programming Languages
OOPSLA
ICFP | International Conference on Functional Programming
=CAV= | International Conference on Computer[- ]Aided Verification | Computer Aided Verification
TACAS
=LICS= | Symposium on Logic in Computer Science
ASPLOS | Architectural Support for Programming Languages and Operating Systems
ISCA | International Symposium on Computer Architecture
=MICRO= | International Symposium on Microarchitecture
HPCA | International Symposium on High-Performance Computer Architecture
=DAC= | Design Automation Conference
ICCAD | International Conference on Computer[- ]Aided Design
=DATE= | Design, Automation (?:and|&) Test in Europe
OSDI | Symposium on Operating Systems Design and Implementation
=SOSP= | Symposium on Operating Systems Principles
NSDI | Symposium on Networked Systems Design and Implementation
EuroSys
USENIX ATC | USENIX Annual Technical Conference
=FAST= | Conference on File and Storage Technologies
SIGCOMM
MobiCom
MobiSys
SenSys
INFOCOM | International Conference on Computer Communications
=IMC= | Internet Measurement Conference
=SC= | International Conference for High Performance Computing, Networking, Storage,? and Analysis
PPoPP
IPDPS | International Parallel and Distributed Processing Symposium
Globecom | Global Communications Conference
ICC | International Conference on Communications
ISIT | International Symposium on Information Theory
USENIX Security | USENIX Security Symposium
NDSS | Network and Distributed System Security Symposium
=CCS= | Conference on Computer and Communications Security
IEEE S&P | Symposium on Security (?:and|&) Privacy | IEEE SP
EuroS&P | European Symposium on Security and Privacy
=PETS= | PoPETs | Privacy Enhancing Technologies Symposium
=CRYPTO= | International Cryptology Conference
EUROCRYPT
ASIACRYPT
STOC | Symposium on Theory of Computing
=FOCS= | Symposium on Foundations of Computer Science
=SODA= | Symposium on Discrete Algorithms
ICALP | International Colloquium on Automata, Languages,? and Programming
ITCS | Innovations in Theoretical Computer Science
=SoCG= | Symposium on Computational Geometry
=EC= | Conference on Economics and Computation
=ISAAC= | International Symposium on Algorithms and Computation
APPROX/RANDOM
=WINE= | Conference on Web and Internet Economics
IEEE VIS | VIS Conference
=VR= | Conference on Virtual Reality and 3D User Interfaces
ISMAR | International Symposium on Mixed and Augmented Reality`

/** Journals: their name without a year says enough, and arXiv's comments seldom tell one. */
const journals = `
TMLR | Transactions on Machine Learning Research
JMLR | Journal of Machine Learning Research
DMLR | Journal of Data-centric Machine Learning Research
JAIR | Journal of Artificial Intelligence Research
IEEE TPAMI | Transactions on Pattern Analysis and Machine Intelligence | T-?PAMI
IEEE TIP | Transactions on Image Processing | T-IP
IEEE TMM | Transactions on Multimedia | TMM
IEEE TCSVT | Transactions on Circuits and Systems for Video Technology | T-?CSVT
IEEE TMI | Transactions on Medical Imaging | TMI
IEEE TNNLS | Transactions on Neural Networks and Learning Systems | TNNLS
IEEE TKDE | Transactions on Knowledge and Data Engineering | TKDE
IEEE TVCG | Transactions on Visualization and Computer Graphics | TVCG
IEEE TGRS | Transactions on Geoscience and Remote Sensing | TGRS
IEEE GRSL | Geoscience and Remote Sensing Letters | GRSL
IEEE T-ITS | Transactions on Intelligent Transportation Systems | TITS
IEEE T-RO | Transactions on Robotics | TRO
IEEE RA-L | Robotics and Automation Letters | RA-?L
IEEE TASLP | Transactions on Audio, Speech,? and Language Processing | TASLP
IEEE JSAC | Journal on Selected Areas in Communications | JSAC
IEEE JBHI | Journal of Biomedical and Health Informatics | JBHI
IEEE TSE | Transactions on Software Engineering
IEEE TIFS | Transactions on Information Forensics and Security | TIFS
IEEE TDSC | Transactions on Dependable and Secure Computing | TDSC
IEEE TMC | Transactions on Mobile Computing
IEEE TPDS | Transactions on Parallel and Distributed Systems | TPDS
IEEE TAC | Transactions on Automatic Control
IEEE TSP | Transactions on Signal Processing
IEEE TWC | Transactions on Wireless Communications
ACM TOG | Transactions on Graphics | ACM Transactions Graph | =TOG=
ACM TOSEM | Transactions on Software Engineering and Methodology | TOSEM
ACM TOIS | Transactions on Information Systems | TOIS
ACM TIST | Transactions on Intelligent Systems and Technology
ACM TKDD | Transactions on Knowledge Discovery from Data | TKDD
ACM TOMM | Transactions on Multimedia Computing, Communications,? and Applications | TOMM
ACM IMWUT | Proceedings of the ACM on Interactive, Mobile, Wearable and Ubiquitous Technologies | IMWUT
ACM CSUR | ACM Computing Surveys
IJCV | International Journal of Computer Vision
IJRR | International Journal of Robotics Research
PNAS | Proceedings of the National Academy of Sciences
PACMPL | Proceedings of the ACM on Programming Languages | Proceedings ACM Program Lang
PACMHCI | Proceedings of the ACM on Human-Computer Interaction
CACM | Communications of the ACM
PLOS ONE
Neurocomputing
Pattern Recognition
Pattern Recognition Letters
Neural Networks
Neural Computation
Medical Image Analysis
Information Fusion
Knowledge-Based Systems
Expert Systems with Applications
Artificial Intelligence
Machine Learning
Automatica
Computer Graphics Forum
Scientific Reports
Scientific Data
Nature Communications
Nature Machine Intelligence
Nature Methods
Nature
Science Robotics
Science Advances
IEEE Access
Computational Linguistics
Empirical Software Engineering`

/** A venue that is known by a name. */
export interface KnownVenue {
  readonly name: string
  readonly isJournal: boolean
  /** As expressions, the longest first. */
  readonly spellings: readonly string[]
  /** Is the name that of something else, too, so that it says nothing where it only occurs? */
  readonly isPlain: boolean
}

function rows(table: string, isJournal: boolean): KnownVenue[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const spellings = row.split(' | ')
      const name = (spellings[0] ?? '').replace(/=/g, '')
      const isPlain = isJournal && /^[A-Z][a-z]/.test(name)
      return { name, isJournal, isPlain, spellings }
    })
}

export const knownVenues: readonly KnownVenue[] = [...rows(conferences, false), ...rows(journals, true)]
