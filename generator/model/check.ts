import type { Diagnostic, Place, Severity } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { GatewayConfig } from '../load/config.ts'
import { didYouMean } from '../load/closest.ts'
import { escapeToken } from '../load/pointer.ts'
import type { BuiltModel } from './build.ts'
import { checkRoutes } from './check-routes.ts'
import { hasPath } from './backend.ts'
import { parseTemplate } from './template-path.ts'

/** Adds one finding at a place. */
export type Finding = (severity: Severity, code: string, place: Place, message: string, hint?: string) => void

/** What only the whole model shows to be wrong; everything is found at once, and nothing is thrown. */
export function checkModel(options: { readonly built: BuiltModel; readonly config: GatewayConfig }): readonly Diagnostic[] {
  const { built, config } = options
  const diagnostics: Diagnostic[] = []
  const add: Finding = (severity, code, place, message, hint) => {
    diagnostics.push({ code, severity, place, message, ...(hint === undefined ? {} : { hint }) })
  }
  checkOperationIds(built, add)
  checkPathParameters(built, add)
  checkRoutes(built, add)
  checkConfig(built, config, add)
  checkBackends(built, config, add)
  return diagnostics
}

function checkOperationIds(built: BuiltModel, add: Finding): void {
  for (const [index, { found }] of built.apis.entries()) {
    const document = built.documents[index]!
    const first = new Map<string, string>()
    for (const { writtenId, node } of found) {
      if (writtenId === undefined) continue
      const pointer = `${node.pointer}/operationId`
      if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(writtenId)) {
        add('error', 'operation-id-unsafe', document.place(pointer), 'an operationId cannot hold control characters or line ends', 'operationId: getPetById')
      }
      const other = first.get(writtenId)
      if (other === undefined) first.set(writtenId, pointer)
      else {
        add('error', 'operation-id-duplicate', document.place(pointer), `the operationId "${writtenId}" is taken by ${formatPlace(document.place(other))}`,
          'an operationId is unique in its document: rename one, or remove it and one is made from method and path')
      }
    }
  }
}

/** Path templates and the path parameters that are declared must name the same things. */
function checkPathParameters(built: BuiltModel, add: Finding): void {
  for (const [index, { found, pathParameters }] of built.apis.entries()) {
    const document = built.documents[index]!
    const faulty = new Set<string>()
    for (const [position, { path, pathPointer, node, method }] of found.entries()) {
      const template = parseTemplate(path)
      if ('fault' in template) {
        if (!faulty.has(path)) add('error', 'path-invalid', document.place(pathPointer), `"${path}" is no path template: ${template.fault}`)
        faulty.add(path)
        continue
      }
      const declared = pathParameters[position]!
      const undeclared = template.parameters.filter((name) => !declared.includes(name))
      const unplaced = declared.filter((name) => !template.parameters.includes(name))
      // Where both are there, a name is most likely misspelt, and the schema would guard nothing.
      const severity = undeclared.length > 0 && unplaced.length > 0 ? 'error' : 'warning'
      const route = `${method} ${path}`
      for (const name of undeclared) {
        add(severity, 'path-parameter-undeclared', document.place(node.pointer), `${route} declares no path parameter "${name}"; any text passes as it`,
          didYouMean(name, unplaced) ?? `parameters: [{ name: ${name}, in: path, required: true, schema: { type: string } }]`)
      }
      for (const name of unplaced) {
        add(severity, 'path-parameter-unplaced', document.place(node.pointer), `${route} declares the path parameter "${name}", which is not in the path`,
          didYouMean(name, undeclared) ?? `put {${name}} into the path, or remove the parameter`)
      }
    }
  }
}

/** Names in `gateway.yaml` that nothing in the documents answers to. */
function checkConfig(built: BuiltModel, config: GatewayConfig, add: Finding): void {
  for (const [index, { api }] of built.apis.entries()) {
    const own = Object.hasOwn(config.apis, api.name) ? config.apis[api.name] : undefined
    if (own === undefined) continue
    const pointer = `/apis/${escapeToken(api.name)}`
    const ids = new Set(api.operations.map(({ id }) => id))
    for (const id of Object.keys(own.operations ?? {})) {
      if (ids.has(id)) continue
      add('error', 'operation-unknown', config.place(`${pointer}/operations/${escapeToken(id)}`), `${built.documents[index]!.file} has no operation "${id}"`, didYouMean(id, ids))
    }
    const schemes = new Set(api.schemes.map(({ name }) => name))
    for (const name of Object.keys(own.auth ?? {})) {
      if (schemes.has(name)) continue
      add('error', 'scheme-unknown', config.place(`${pointer}/auth/${escapeToken(name)}`), `${built.documents[index]!.file} has no security scheme "${name}" that can be enforced`,
        didYouMean(name, schemes) ?? (schemes.size === 0 ? undefined : `it has ${[...schemes].join(', ')}`))
    }
  }
}

function checkBackends(built: BuiltModel, config: GatewayConfig, add: Finding): void {
  const configured = Object.keys(config.backends)
  const implied = new Set(built.apis.flatMap(({ api, ownServers }) => [api.name, ...ownServers.keys()]))
  const known = new Set([...configured, ...implied])
  const users = new Map<string, { readonly api: string; readonly path: string }[]>()
  for (const { api, server } of built.apis) {
    const own = Object.hasOwn(config.apis, api.name) ? config.apis[api.name] : undefined
    const named = [
      ...(own?.backend === undefined ? [] : [{ name: own.backend, pointer: 'backend' }]),
      ...(own?.routes ?? []).map(({ backend: name }, index) => ({ name, pointer: `routes/${index}/backend` })),
      ...Object.entries(own?.operations ?? {}).flatMap(([id, { routes = [] }]) =>
        routes.map(({ backend: name }, index) => ({ name, pointer: `operations/${escapeToken(id)}/routes/${index}/backend` }))),
      ...Object.entries(own?.operations ?? {}).flatMap(([id, { backend }]) => (backend === undefined ? [] : [{ name: backend, pointer: `operations/${escapeToken(id)}/backend` }])),
    ]
    for (const { name, pointer } of named) {
      if (known.has(name)) users.set(name, [...users.get(name) ?? [], { api: api.name, path: server?.path ?? '' }])
      else {
        add('error', 'backend-unknown', config.place(`/apis/${escapeToken(api.name)}/${pointer}`), `there is no backend "${name}"`,
          didYouMean(name, known) ?? `backends: { ${name}: { targets: [{ url: http://127.0.0.1:8081 }] } }`)
      }
    }
    if (api.operations.some(({ backend }) => backend.name === api.name)) users.set(api.name, [...users.get(api.name) ?? [], { api: api.name, path: server?.path ?? '' }])
  }
  const used = new Set(built.model.backends.map(({ name }) => name))
  for (const name of configured) {
    const pointer = `/backends/${escapeToken(name)}`
    if (!used.has(name)) add('warning', 'backend-unused', config.place(pointer), `no operation goes to the backend "${name}"`, didYouMean(name, [...implied]))
    const paths = new Map((users.get(name) ?? []).map(({ api, path }) => [path, api]))
    const targets = config.backends[name]?.targets ?? []
    if (paths.size > 1 && targets.some(({ url }) => !hasPath(url))) {
      const shown = [...paths].map(([path, api]) => `${api} has ${path === '' ? '/' : path}`).join(', ')
      add('error', 'backend-path-ambiguous', config.place(pointer), `APIs with servers at different paths share the backend "${name}" (${shown}), and a target without a path would take that of one of them`,
        'end each target with the path that the backend has, be it a slash alone, or give each API a backend of its own')
    }
    checkChoice(name, built, config, add)
  }
}

/** That the targets of a backend can be chosen as it says. */
function checkChoice(name: string, built: BuiltModel, config: GatewayConfig, add: Finding): void {
  const { active, targets = [], balance } = config.backends[name]!
  const pointer = `/backends/${escapeToken(name)}`
  const groups = [...new Set(targets.flatMap(({ group }) => group ?? []))]
  if (active !== undefined && !groups.includes(active)) {
    add('error', 'backend-group-unknown', config.place(`${pointer}/active`), `no target of the backend "${name}" is of the group "${active}"`,
      didYouMean(active, groups) ?? 'targets: [{ url: …, group: blue }, { url: …, group: green }]')
  }
  const parameter = typeof balance === 'object' ? /^\$request\.path\.(\S+)$/.exec(balance.hash)?.[1] : undefined
  if (parameter === undefined) return
  const operations = built.apis.flatMap(({ api }) => api.operations).filter(({ backend, routes }) => [backend, ...routes.map((route) => route.backend)].some((used) => used.name === name))
  const parameters = new Set(operations.flatMap(({ path }) => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) => inner!)))
  if (operations.length > 0 && !parameters.has(parameter)) {
    add('error', 'balance-parameter-unknown', config.place(`${pointer}/balance/hash`), `no operation of the backend "${name}" has a path parameter "${parameter}", so that nothing would be hashed`,
      didYouMean(parameter, [...parameters]) ?? '$request.header.name, $request.query.name or $identity.subject')
  }
}
