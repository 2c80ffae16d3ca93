import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenBody, largeBody, listBody, orderBody, petBody, storePetBody } from '../payloads.ts'

/** Started by root, nginx would give its worker to somebody who may not read a folder of root's own, such as `mktemp -d` makes. */
const user = process.getuid?.() === 0 ? 'user root;' : ''

const frame = (folder: string, server: string): string => `
${user} daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 300s; default_type application/json; server_tokens off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${server}
}
`

function write(folder: string, server: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, frame(folder, server))
  return file
}

export interface BackendPorts {
  readonly backend: number
  /** One pet for every path. */
  readonly onePet: number
  /** The source of events, `event-source.ts`. */
  readonly events: number
}

/** The backend of every contender: constant answers, and the key set of the run's tokens. Gives the path of its configuration. */
export function nginxBackend(folder: string, ports: BackendPorts, jwks: string): string {
  mkdirSync(folder, { recursive: true })
  const files = { 'pet.json': petBody, 'list.json': listBody, 'order.json': orderBody, 'broken.json': brokenBody, 'large.bin': largeBody, 'jwks.json': jwks }
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body)
  const constant = (location: string, file: string, type = 'application/json'): string =>
    `    location ${location} { types { } default_type ${type}; root ${folder}; try_files /${file} =404; }`
  return write(folder, `  open_file_cache max=10; sendfile off;
  server {
    listen 127.0.0.1:${ports.backend};
    location /pets/ { return 200 '${petBody}'; }
    location /open/pets/ { return 200 '${petBody}'; }
    location /token/pets/ { return 200 '${petBody}'; }
    location = /token/pets { return 200 '${orderBody}'; }
    location = /pets { if ($request_method = POST) { return 200 '${orderBody}'; } types { } default_type application/json; root ${folder}; try_files /list.json =404; }
    location /api/v3/pet/ { return 200 '${storePetBody}'; }
    location = /events {
      proxy_pass http://127.0.0.1:${ports.events}; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;
      add_header X-Accel-Buffering no;
    }
${constant('= /broken', 'broken.json')}
${constant('= /large', 'large.bin', 'application/octet-stream')}
${constant('= /jwks.json', 'jwks.json')}
  }
  server {
    listen 127.0.0.1:${ports.onePet};
    location / { return 200 '${petBody}'; }
  }`)
}

/** The floor of proxying: nginx's `proxy_pass` over kept-alive connections. It checks nothing. */
export function nginxProxy(folder: string, port: number, backend: string): string {
  return write(folder, `  upstream backend { server ${new URL(backend).host}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }`)
}
