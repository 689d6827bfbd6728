/** A place where people publish code, and which of its addresses are code. */
interface CodeHost {
  /** Its hosts; the first is the one that links lead to. */
  readonly hosts: readonly [string, ...string[]]
  /** Matches what a link keeps of the path, without the slash before it. */
  readonly path: RegExp
  /** What stands there: other things than code count only where no code is linked. */
  readonly holds: 'code' | 'models' | 'records'
}

const segment = '(?!\\.{1,2}(?:/|$))[\\w.-]{1,100}'
const ownerAndName = new RegExp(`^(?!(?:explore|account|user)/)[\\w-][\\w.-]{0,99}/${segment}`)
const groupsAndName = new RegExp(
  `^(?!(?:explore|help|users|groups|dashboard|api|search|-)/)[\\w-][\\w.-]{0,99}(?:/(?!-/)${segment}){1,8}`,
)

/** Pages of GitHub and Hugging Face that stand where an owner stands. */
const noOwners =
  'orgs|topics|features|sponsors|marketplace|settings|apps|search|about|login|join|explore|trending|collections|enterprise|pricing|' +
  'users|stars|security|solutions|customer-stories|site|contact|notifications|codespaces|new|organizations|readme'
const noModels = `${noOwners}|papers|docs|blog|models|datasets|spaces|tasks|learn|api|posts|organizations|chat|inference|terms-of-service|privacy|front|avatars|changelog`

export const codeHosts: readonly CodeHost[] = [
  {
    hosts: ['github.com', 'www.github.com'],
    path: new RegExp(`^(?!(?:${noOwners})/)[A-Za-z0-9][A-Za-z0-9-]{0,38}/${segment}`, 'i'),
    holds: 'code',
  },
  { hosts: ['gist.github.com'], path: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[0-9a-f]{8,40}/i, holds: 'code' },
  // Universities and institutes run GitLab themselves. Any host that calls itself so could be anybody's.
  ...[
    'gitlab.com',
    'gitlab.inria.fr',
    'gitlab.cern.ch',
    'gitlab.ethz.ch',
    'gitlab.lrz.de',
    'framagit.org',
  ].map((host): CodeHost => ({ hosts: [host, `www.${host}`], path: groupsAndName, holds: 'code' })),
  { hosts: ['bitbucket.org', 'www.bitbucket.org'], path: ownerAndName, holds: 'code' },
  { hosts: ['codeberg.org', 'www.codeberg.org'], path: ownerAndName, holds: 'code' },
  { hosts: ['gitee.com', 'www.gitee.com'], path: ownerAndName, holds: 'code' },
  { hosts: ['git.sr.ht'], path: new RegExp(`^~[\\w-]{1,60}/${segment}`), holds: 'code' },
  { hosts: ['sr.ht'], path: new RegExp(`^~[\\w-]{1,60}/${segment}`), holds: 'code' },
  { hosts: ['sourceforge.net', 'www.sourceforge.net'], path: /^(?:projects|p)\/[\w-]{1,60}/, holds: 'code' },
  // Code of papers under anonymous review.
  { hosts: ['anonymous.4open.science'], path: /^r\/[\w.-]{1,100}/, holds: 'code' },
  {
    hosts: ['huggingface.co', 'www.huggingface.co', 'hf.co', 'www.hf.co'],
    path: new RegExp(
      `^(?:spaces/${segment}/${segment}|(?:datasets|collections)/${segment}(?:/${segment})?|(?!(?:${noModels})/)${segment}/${segment})`,
    ),
    holds: 'models',
  },
  {
    hosts: ['zenodo.org', 'www.zenodo.org'],
    path: /^records?\/\d{3,12}|^doi\/10\.5281\/zenodo\.\d{3,12}/,
    holds: 'records',
  },
  { hosts: ['doi.org', 'dx.doi.org'], path: /^10\.5281\/zenodo\.\d{3,12}/i, holds: 'records' },
]

export type HeldByHost = CodeHost['holds']
