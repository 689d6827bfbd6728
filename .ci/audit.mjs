// Asks the registry for known vulnerabilities, first of what is deployed, then of all packages. One that is high or
// critical fails. A registry that cannot be asked is told of in one line and is no failure.
import { spawnSync } from 'node:child_process'

const audits = [
  { subject: 'what is deployed', options: ['--omit=dev', '--omit=optional'] },
  { subject: 'all packages', options: [] },
]

for (const { subject, options } of audits) {
  const args = ['audit', '--package-lock-only', '--audit-level=high', ...options]
  // The limit is for a network that hangs.
  const { stdout, stderr, status, error } = spawnSync('npm', [...args, '--json'], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  const report = parsed(stdout)
  const found = report?.metadata?.vulnerabilities
  if (!found) {
    const why = report?.message ?? error?.message ?? firstLine(stderr) ?? 'npm said nothing'
    console.log(`npm audit: ${subject} not audited, ${why}`)
    continue
  }
  console.log(`npm audit: ${subject}: ${found.critical} critical, ${found.high} high, ${found.total} in all`)
  if (status === 0) continue
  spawnSync('npm', args, { stdio: 'inherit', timeout: 120_000 })
  process.exitCode = 1
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function firstLine(text) {
  return text?.trim().split('\n')[0] || undefined
}
