/** A stage with every optional setting. */
export const wholeStage = {
  account: '111122223333',
  identity: 'created',
  runbook: 'https://git.example.org/paperwire/docs/operate.md',
  backupRegion: 'eu-west-1',
  customDomain: {
    host: 'paperwire.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666',
  },
  allowedOrigins: ['https://www.paperwire.example', 'https://lab.example.org:8443'],
  mailFrom: 'bounce.paperwire.example',
  brand: { name: 'Example Digest', light: { link: '#8a1c5b' }, dark: { link: '#f0a6cf' } },
  language: 'de',
  papers: {
    arxivCategories: ['cs.IR'],
    biorxiv: ['bioinformatics', 'cell biology'],
    medrxiv: ['all'],
    feeds: [
      { url: 'https://journal.example/feed.xml' },
      { url: 'https://lab.example/papers', everyDays: 31 },
    ],
  },
  throttle: { ratePerSecond: 10, burst: 20, signUps: { ratePerSecond: 2, burst: 8 } },
  signUps: {
    budgets: {
      mailboxADay: 2,
      networkAnHour: 5,
      domainAnHour: 6,
      largeDomainAnHour: 70,
      totalAnHour: 80,
    },
    onlyDomains: ['uni.example'],
    refusedDomains: ['alumni.uni.example'],
  },
  proxies: 1,
  unconfirmedLetters: { perDay: 300, percentOfQuota: 5 },
  monthlyBudget: 35,
  logDays: 90,
  securityContact: 'https://paperwire.example/security',
  hsts: 'subdomains',
  tls: 'require',
} as const
