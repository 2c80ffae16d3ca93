import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenBody, largeBody, listBody, orderBody, petBody } from '../payloads.ts'

const frame = (folder: string, server: string): string => `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 2048; }
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

/** The backend of every contender: constant answers; `onePet` gives the same one for every path. Gives the path of its configuration. */
export function nginxBackend(folder: string, port: number, onePet = false): string {
  mkdirSync(folder, { recursive: true })
  const files = { 'pet.json': petBody, 'list.json': listBody, 'order.json': orderBody, 'broken.json': brokenBody, 'large.bin': largeBody }
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body)
  const constant = (location: string, file: string, type = 'application/json'): string =>
    `    location ${location} { types { } default_type ${type}; root ${folder}; error_page 405 =200 $uri; try_files /${file} =404; }`
  return write(folder, `  open_file_cache max=10; sendfile off;
  server {
    listen 127.0.0.1:${port} reuseport;
    location /pets/ { return 200 '${petBody}'; }
    ${onePet ? `location / { return 200 '${petBody}'; }` : ''}
    location /token/ { return 200 '${petBody}'; }
    location = /pets { if ($request_method = POST) { return 200 '${orderBody}'; } types { } default_type application/json; root ${folder}; try_files /list.json =404; }
${constant('= /broken', 'broken.json')}
${constant('= /large', 'large.bin', 'application/octet-stream')}
  }`)
}

/** The floor of proxying: nginx's \`proxy_pass\` over kept-alive connections. It checks nothing. */
export function nginxProxy(folder: string, port: number, backend: number): string {
  return write(folder, `  upstream backend { server 127.0.0.1:${backend}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }`)
}
