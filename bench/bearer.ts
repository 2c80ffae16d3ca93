import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { contenders, start, startBackend, type Contender, type Running, type Setting } from './contenders.ts'
import { quantile, round, type Round } from './measure.ts'
import { petBody } from './payloads.ts'
import { benchProject } from './project.ts'
import { wrkScript } from './workloads.ts'

/**
 * What a bearer token costs beside an API key: `npm run bench:bearer`, `-- --rounds 12`. The same gateway, backend and pet;
 * the token is an RS256 JWT of 700 bytes, once remembered as by default, once verified for every request. Fails where the
 * remembered one takes more than 1.25 times the processor time of the key.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string' } } })
const rounds = Number(values.rounds ?? 12)
const most = 1.25

const root = join(import.meta.dirname, '..')
const folder = join(root, 'bench/out')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const setting: Setting = { folder, root, backendPort: 18_700 + (process.pid % 1_000), key: 'bench-key-0123456789' }

/** An issuer that publishes one key, and a token of it that outlives the run. */
async function startIssuer(): Promise<{ readonly url: string; readonly token: string; close(): void }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const keys = [{ ...await exportJWK(publicKey), kid: 'bench', alg: 'RS256', use: 'sig' }]
  const server = createServer((_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = await new SignJWT({ scope: 'read write', email: 'jane.doe@example.com', name: 'Jane Doe', tenant: 'bench', roles: ['clerk', 'buyer'] })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'bench' }).setIssuer(url).setAudience('bench').setSubject('jane').setIssuedAt().setExpirationTime('2h').sign(privateKey)
  return { url, token, close: () => server.close() }
}

/** Gatewright as shipped, its tokens verified with the issuer's keys in place of being left to the backend. */
function verifying(name: string, issuer: string, cache?: string): Contender {
  const shipped = contenders.find((one) => one.name === 'gatewright')!
  const own = [`AUTH_TOKEN_ISSUER=${issuer}`, 'AUTH_TOKEN_AUDIENCE=bench', `AUTH_TOKEN_JWKS=${issuer}`, ...(cache === undefined ? [] : [`AUTH_TOKEN_CACHE=${cache}`])]
  return {
    name, title: name, claims: shipped.claims,
    command: (at, port) => shipped.command(at, port)!.flatMap((part, index) => (part.startsWith('AUTH_TOKEN=') ? [] : index === 0 ? [part, ...own] : [part])),
  }
}

async function main(): Promise<void> {
  await benchProject(folder, { name: 'validated', spec: join(root, 'bench/specs/bench.yaml') })
  const backend = await startBackend(folder, setting.backendPort, 1)
  const issuer = await startIssuer()
  const running: Running[] = []
  try {
    for (const contender of [verifying('warm', issuer.url), verifying('cold', issuer.url, '0')]) running.push((await start(contender, setting, 0))!)
    const [warm, cold] = running as [Running, Running]
    const bearer = { authorization: `Bearer ${issuer.token}` }
    const cases = [
      { title: 'API key', at: warm, path: '/pets/42', headers: { 'x-api-key': setting.key } },
      { title: 'bearer, remembered', at: warm, path: '/token/pets/42', headers: bearer },
      { title: 'bearer, without the cache', at: cold, path: '/token/pets/42', headers: bearer },
    ].map((one, index) => ({
      ...one, measured: [] as Round[],
      script: wrkScript(folder, { name: `bearer-${index}`, title: one.title, method: 'GET', path: one.path, connections: 32 }, one.headers),
    }))
    for (const { title, at, path, headers } of cases) {
      const right = await fetch(at.url + path, { headers: headers as Record<string, string> })
      const text = await right.text()
      if (right.status !== 200 || text !== petBody) throw new Error(`${title}: ${right.status} ${text}`)
      const refused = await fetch(at.url + path, { headers: { 'x-api-key': 'wrong', authorization: `Bearer ${issuer.token}x` } })
      await refused.text()
      if (refused.status !== 401) throw new Error(`${title} lets a bad credential through: ${refused.status}`)
    }
    for (let number = -1; number < rounds; number++) {
      for (const one of number % 2 === 0 ? cases : cases.toReversed()) {
        const measured = await round(one.at.pids, { url: one.at.url + one.path, script: one.script, seconds: 1, connections: 32, cpu: 1 })
        if (measured.errors > 0) throw new Error(`${one.title}: ${measured.errors} of ${measured.requests} requests failed`)
        if (number >= 0) one.measured.push(measured)
      }
    }
    const cpu = (measured: readonly Round[], share: number): number => quantile(measured.map((one) => one.cpuPerRequest), share)
    const [key, remembered] = cases as [typeof cases[number], typeof cases[number]]
    const ratio = (one: typeof cases[number]): number => cpu(one.measured, 0.25) / cpu(key.measured, 0.25)
    console.log(`${'GET one pet, 152 B'.padEnd(30)}${'CPU µs/request: p25'.padStart(20)}${'min'.padStart(8)}${'max'.padStart(8)}${'of the API key'.padStart(16)}${'requests/s'.padStart(12)}`)
    for (const one of cases) {
      console.log(one.title.padEnd(30) + cpu(one.measured, 0.25).toFixed(1).padStart(20) + cpu(one.measured, 0).toFixed(1).padStart(8) + cpu(one.measured, 1).toFixed(1).padStart(8)
        + `${ratio(one).toFixed(2)}×`.padStart(16) + quantile(one.measured.map(({ requestsPerSecond }) => requestsPerSecond), 0.75).toFixed(0).padStart(12))
    }
    if (ratio(remembered) > most) {
      console.error(`a remembered token takes more than ${most} times what an API key does`)
      process.exitCode = 1
    }
  } finally {
    await Promise.all(running.map((one) => one.stop()))
    issuer.close()
    await backend.stop()
  }
}

await main()
