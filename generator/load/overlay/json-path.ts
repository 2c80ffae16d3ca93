import type { Json } from '../document.ts'

/** Where the nodes that an RFC 9535 query selects lie, in the order of the query; or what is wrong with the query. */
export type JsonPath = (path: string, value: Json) => { readonly locations: readonly (readonly string[])[] } | { readonly fault: string }

/** The one class of json-p3 that is used. */
interface Package {
  readonly JSONPathEnvironment: new (options: { readonly maxRecursionDepth: number }) => {
    query(path: string, value: Json): { locations(): readonly (readonly (string | number)[])[] }
  }
}

/** Brings in json-p3; only projects with overlays wait for it. */
export async function loadJsonPath(): Promise<JsonPath> {
  const name: string = 'json-p3'
  const { JSONPathEnvironment } = await import(name) as Package
  // Documents are at most 500 deep; the package's own limit is 50.
  const environment = new JSONPathEnvironment({ maxRecursionDepth: 1_000 })
  return (path, value) => {
    try {
      return { locations: environment.query(path, value).locations().map((location) => location.map(String)) }
    } catch (error) {
      return { fault: (error as Error).message.replace(/\s+/g, ' ') }
    }
  }
}
