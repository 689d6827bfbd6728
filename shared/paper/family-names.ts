const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Family names that stand first where their bearers come from, folded, and that are nobody's given name. */
export const surelyFamilyFirst = set(
  `nguyen tran pham huynh trinh truong zhang nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh
  papp takacs juhasz meszaros olah szilagyi torok szucs kocsis pinter szalai sipos gulyas`,
)

/** The same for China, Korea and Vietnam, where many are given names as well: `Wei Ping` may be either order. */
export const familyFirst = set(
  `wang li liu chen yang huang zhao wu zhou xu sun zhu gao lin guo zheng liang xie tang feng cheng cao yuan
  deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian fan fang shi yao tan
  liao zou xiong jin qiu qian hou bai qin hu he ma dong kong cui lei meng wan duan hao gong shao chang mao tao zhuang
  lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong jeon moon bae baek
  luo lyu lv gu ge nie yin lai chu hsu tsai hsieh chou chung huo ruan qiao xiang weng zhan zuo sheng
  le hoang phan vu vo dang bui do ho ngo duong ly dinh kim ouyang sima shangguan situ`,
)

/**
 * The first of two family names in Spain, Portugal and Latin America, folded, beside all that end in `ez`. Those
 * that are given names as well (Martin, Leon) are left out.
 */
export const firstOfTwo = set(
  `garcia ruiz diaz moreno munoz romero alonso navarro torres serrano blanco molina castro ortiz rubio
  marin sanz iglesias medina garrido cortes castillo santos guerrero lozano cano cruz prieto flores herrera pena
  marquez cabrera gallego calvo campos vega fuentes carrasco aguilar mora vargas rojas silva sousa souza oliveira
  pereira ferreira costa rodrigues martins fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho
  teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha barbosa lima araujo nascimento reyes rivera
  mendoza salazar rios acosta figueroa`,
)

/** Before a family name, and never a given name. */
export const particles = set(
  'van von vom zu zum zur der den ter af av al el ibn abu abd de del della dos das des la las los bin ben bint do da di du le st',
)

/** Particles that are given names, too: `Ben Poole`, `Bin Yu`. */
export const givenLikeParticles = set('bin ben do da di du le')

/** Words of groups that sign papers: they tell nothing of which group it is. */
export const groupWords = set(
  `ai team teams collaboration collaborations consortium group groups lab labs laboratory laboratories project
  initiative network community foundation institute university research researchers inc corp corporation company
  collective society committee alliance investigators experiment working group contributors authors the`,
)
