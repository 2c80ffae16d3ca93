import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** KrakenD CE with `no-op` encoding, which passes requests and answers on as they are. It checks nothing. Gives the path of its configuration. */
export function krakendConfig(folder: string, port: number, backend: string): string {
  mkdirSync(folder, { recursive: true })
  const endpoint = (method: string, path: string): object => ({
    endpoint: path, method, output_encoding: 'no-op', input_headers: ['*'], input_query_strings: ['*'],
    backend: [{ host: [backend], url_pattern: path, method, encoding: 'no-op', disable_host_sanitize: true }],
  })
  const file = join(folder, 'krakend.json')
  writeFileSync(file, JSON.stringify({
    $schema: 'https://www.krakend.io/schema/krakend.json', version: 3, name: 'bench', port, listen_ip: '127.0.0.1', timeout: '30s',
    max_idle_connections_per_host: 256, max_idle_connections: 256,
    endpoints: [endpoint('GET', '/pets/{petId}'), endpoint('GET', '/pets'), endpoint('POST', '/pets'), endpoint('GET', '/large'), endpoint('GET', '/broken')],
  }, null, 2))
  return file
}
