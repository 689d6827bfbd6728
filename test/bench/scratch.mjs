import http from 'node:http'

const [, , url, conns = '200', secs = '5', enc] = process.argv
const agent = new http.Agent({ keepAlive: true, maxSockets: +conns, scheduling: 'fifo' })
const u = new URL(url)
let n = 0,
  codes = {},
  lat = []
const end = Date.now() + secs * 1000
function one() {
  return new Promise((res) => {
    const t = performance.now()
    const r = http.request(
      {
        host: u.hostname,
        port: u.port,
        path: u.pathname,
        agent,
        headers: enc ? { 'accept-encoding': enc } : {},
      },
      (m) => {
        m.on('data', () => {})
        m.on('end', () => {
          n++
          codes[m.statusCode] = (codes[m.statusCode] ?? 0) + 1
          lat.push(performance.now() - t)
          res()
        })
      },
    )
    r.on('error', (e) => {
      codes[e.code] = (codes[e.code] ?? 0) + 1
      res()
    })
    r.end()
  })
}
const e0 = performance.eventLoopUtilization(),
  t0 = performance.now()
await Promise.all(
  Array.from({ length: +conns }, async () => {
    while (Date.now() < end) await one()
  }),
)
lat.sort((a, b) => a - b)
console.log(
  url,
  codes,
  'rps',
  (n / ((performance.now() - t0) / 1000)).toFixed(0),
  'p50',
  lat[n >> 1]?.toFixed(0),
  'p99',
  lat[Math.floor(n * 0.99)]?.toFixed(0),
  'elu',
  performance.eventLoopUtilization(e0).utilization.toFixed(2),
)
process.exit()
