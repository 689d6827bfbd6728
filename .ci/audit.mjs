// Checks for known vulnerabilities, first in the deployed packages and then in all installed ones. A high or
// critical one fails. If the registry does not answer, the script says so in one line and does not fail.
import { spawnSync } from 'node:child_process'

const audits = [
  { subject: 'deployed packages', options: ['--omit=dev', '--omit=optional'] },
  { subject: 'all packages', options: [] },
]

for (const { subject, options } of audits) {
  const args = ['audit', '--package-lock-only', '--audit-level=high', ...options]
  // The time limit is for a network that hangs.
  const { stdout, stderr, status, error } = spawnSync('npm', [...args, '--json'], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  const report = parsed(stdout)
  const found = report?.metadata?.vulnerabilities
  if (!found) {
    const why = report?.message ?? error?.message ?? firstLine(stderr) ?? 'npm gave no reason'
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
