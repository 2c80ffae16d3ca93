/**
 * An API's name from its file, relative to the specs folder: lower case, other characters as `-`.
 * A file with a name that says nothing (`openapi.yaml`) takes its folder's.
 */
export function apiName(file: string): string {
  const parts = file.split('/')
  const base = (parts.at(-1) ?? '').replace(/\.(json|ya?ml)$/i, '')
  const folder = parts.at(-2)
  const chosen = folder !== undefined && plainNames.has(base.toLowerCase()) ? folder : base
  return chosen.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'api'
}

const plainNames: ReadonlySet<string> = new Set(['openapi', 'swagger', 'index', 'api', 'main'])
