import type { Json } from '../document.ts'
import type { At, Conversion } from './conversion.ts'

/**
 * `host`, `basePath` and `schemes` as `servers`. Web sockets go last, since the first server is the backend; without `schemes` the
 * document's own would count (Swagger 2.0), and a file has none, so https is assumed and said so.
 */
export function documentServers(conversion: Conversion, at: At): readonly Json[] | undefined {
  const { host, basePath, schemes } = at.value
  if (typeof host !== 'string') {
    if (typeof basePath !== 'string') return undefined
    conversion.moves.seen('/servers', '/basePath')
    return [{ url: basePath }]
  }
  conversion.moves.seen('/servers', '/host')
  const names = schemeNames(schemes)
  if (names.length === 0) {
    conversion.report('info', 'scheme-assumed', '/host', `"schemes" is missing, so https://${host} is taken as the address`, 'schemes: [https]')
    return [{ url: addressOf('https', at) }]
  }
  return serversOf(conversion, names, at, '/servers', '/schemes')
}

/** The servers of an operation with `schemes` of its own, where they rule out the document's first. */
export function operationServers(conversion: Conversion, at: At, to: string): readonly Json[] | undefined {
  const root = { value: conversion.source, pointer: '' }
  const own = schemeNames(at.value['schemes'])
  if (own.length === 0 || typeof root.value['host'] !== 'string') return undefined
  const first = ordered(schemeNames(root.value['schemes']))[0] ?? 'https'
  if (own.includes(first)) return undefined
  return serversOf(conversion, own, root, `${to}/servers`, `${at.pointer}/schemes`)
}

function serversOf(conversion: Conversion, schemes: readonly string[], root: At, to: string, from: string): readonly Json[] {
  return ordered(schemes).map((scheme, index) => {
    conversion.moves.seen(`${to}/${index}`, `${from}/${schemes.indexOf(scheme)}`)
    return { url: addressOf(scheme, root) }
  })
}

function addressOf(scheme: string, root: At): string {
  const { host, basePath } = root.value
  // Paths begin with a slash of their own.
  return `${scheme}://${String(host)}${typeof basePath === 'string' ? basePath.replace(/\/+$/, '') : ''}`
}

function schemeNames(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? [...new Set((value as readonly Json[]).filter((name) => typeof name === 'string'))] : []
}

function ordered(schemes: readonly string[]): readonly string[] {
  return [...schemes].sort((a, b) => Number(a.startsWith('ws')) - Number(b.startsWith('ws')))
}
