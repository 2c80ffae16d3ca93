import type { Diagnostic } from '../diagnostics.ts'

export interface GatewayConfig { readonly apis: { readonly [api: string]: unknown } }

export function readConfig(_options: { readonly file?: { readonly path: string; readonly file: string }; readonly apis: readonly string[] }):
{ readonly config: GatewayConfig; readonly diagnostics: readonly Diagnostic[] } {
  return { config: { apis: {} }, diagnostics: [] }
}
