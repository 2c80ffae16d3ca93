import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import type { HookRequest, OperationHooks } from '../../../runtime/contract.ts'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'
import type { GeneratedProject, StartedGateway } from '../../support/generated-gateway.ts'
import { pathOf, styleCells, styleDocument } from './style-cells.ts'
import type { StyleCell } from './style-cells.ts'

/** What the backend got: the raw target after the operation's own part, or the header. */
interface Echo { readonly url: string; readonly color: string | null; readonly cookie: string | null }
interface Received { readonly status: number; readonly echo: Echo | null }

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof plainBackend>>
/** What the last request of a cell was decoded to, and what its hook is to put in its place. */
const decoded = new Map<string, unknown>()
const replacement = new Map<string, unknown>()

const hookOf = ({ id, in: place }: StyleCell): OperationHooks<unknown> => ({
  before(given: HookRequest) {
    const { path, query, headers, cookies } = given as unknown as Record<string, Record<string, unknown>>
    decoded.set(id, { path, query, header: headers, cookie: cookies }[place]!['color'])
    if (!replacement.has(id)) return undefined
    const key = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' }[place]
    return { request: { [key]: { color: replacement.get(id) } } }
  },
})

before(async () => {
  backend = await plainBackend((incoming, response) => {
    const echo: Echo = { url: incoming.url ?? '', color: (incoming.headers['color'] as string | undefined) ?? null, cookie: incoming.headers.cookie ?? null }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(echo))
  })
  project = await generateProject({ 'specs/styles.json': JSON.stringify(styleDocument()) })
  gateway = await project.start({ backend: `${backend.url}/`, hooks: { styles: Object.fromEntries(styleCells.map((cell) => [cell.id, hookOf(cell) as OperationHooks<never>])) } })
})

after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

function ask(cell: StyleCell, text: string): Promise<Received> {
  const target = pathOf(cell, text) + (cell.in === 'query' ? `?${text}` : '')
  const headers = cell.in === 'header' ? { color: text } : cell.in === 'cookie' ? { cookie: text } : {}
  return new Promise((resolve, reject) => {
    request({ port: gateway.port, host: '127.0.0.1', path: target, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, echo: response.statusCode === 200 ? JSON.parse(body) as Echo : null }))
    }).on('error', reject).end()
  })
}

/** The parameter's text as the backend got it. */
function arrived(cell: StyleCell, { echo }: Received): string | null {
  if (echo === null) return null
  switch (cell.in) {
    case 'path': return echo.url.slice(pathOf(cell, '').length)
    case 'query': return echo.url.slice(pathOf(cell, '').length + 1)
    case 'header': return echo.color
    case 'cookie': return echo.cookie
  }
}

/** Nothing stands for an empty path parameter: such a URL is another path (OpenAPI 3.1, 4.8.12.1: path parameters are required). */
const isNoPath = (cell: StyleCell): boolean => cell.in === 'path' && cell.text === ''

for (const cell of styleCells) {
  const label = `${cell.id}: ${JSON.stringify(cell.value)} as ${JSON.stringify(cell.text)}${cell.undefined ? ' (n/a in the table)' : ''}`
  test(label, async () => {
    replacement.delete(cell.id)
    decoded.delete(cell.id)
    if (isNoPath(cell)) {
      assert.equal((await ask(cell, cell.text)).status, 404)
    } else {
      for (const text of [cell.text, ...cell.also]) {
        decoded.delete(cell.id)
        const received = await ask(cell, text)
        assert.equal(received.status, 200, text)
        assert.deepEqual(decoded.get(cell.id), cell.value, text)
        assert.equal(arrived(cell, received), cell.in === 'path' ? text : cell.in === 'header' ? text.trim() : text, 'the backend gets what was sent')
      }
    }
    const wrong = await ask(cell, cell.wrong)
    assert.equal(wrong.status, 400, `${cell.wrong} is refused`)

    replacement.set(cell.id, cell.value)
    const changed = await ask(cell, cell.other)
    if (cell.value === '' && cell.in === 'path' && cell.style !== 'matrix') {
      assert.equal(changed.status, 500, 'a hook cannot empty a path parameter')
      return
    }
    assert.equal(changed.status, 200, cell.other)
    // In a cookie `&` is no delimiter to servers: pairs are written as cookies.
    assert.equal(arrived(cell, changed), cell.in === 'cookie' ? cell.text.replaceAll('&', '; ') : cell.text, 'what a hook puts in is written by the style')
  })
}

test('every cell of the table has its test, and what is undefined is said when generating', () => {
  assert.equal(styleCells.length, 80)
  assert.equal(new Set(styleCells.map(({ id }) => id)).size, 80)
  const said = project.diagnostics.filter(({ code }) => code === 'style-undefined')
  const places = said.reduce((sum, { message }) => sum + 1 + Number(message.match(/and (\d+) more/)?.[1] ?? 0), 0)
  assert.equal(places, styleCells.filter((cell) => cell.undefined).length)
})
