/** A fault of a document itself, checked by hand: what the generator must say of it, and why it is right. */
export interface DocumentFault {
  /** The error codes that `generate` gives, each as often as it stands here; none for a document that is served in spite of its fault. */
  readonly errors: readonly string[]
  /** How many operations have a check that can therefore not be built. */
  readonly unbuilt?: number
  readonly reason: string
}

/** By document, without its extension. An entry that is no longer needed fails the run; docs/corpus.md has the places. */
export const documentFaults: Readonly<Record<string, DocumentFault>> = {
  cloudsmith: {
    errors: ['scheme-unknown'],
    reason: '90 operations take the scheme "token", which securityDefinitions does not have: nobody can say which credential that is',
  },
  fdic: {
    errors: [], unbuilt: 6,
    reason: 'the parameter `download` is a string whose enum has true and false (no quotes in YAML): no value of it is valid',
  },
  graphhopper: {
    errors: ['yaml-syntax'],
    reason: 'a single-quoted text goes on at the indentation of its own key; YAML 1.2.2 (7.3, production 69 with n + 1 of 197) wants more',
  },
  languagetool: {
    errors: ['yaml-syntax'],
    reason: 'a single-quoted text goes on at the indentation of its own key; YAML 1.2.2 (7.3, production 69 with n + 1 of 197) wants more',
  },
  'petstore-3.1-paginated': {
    errors: ['ref-not-found', 'ref-not-found', 'ref-not-found', 'ref-not-found', 'ref-not-found', 'ref-not-found', 'ref-not-found'],
    reason: 'schemas with an $id refer to "#/components/schemas/…", which is then looked for in themselves (JSON Schema 2020-12 Core, 8.2.1; OpenAPI 3.1, 4.6)',
  },
  'petstore-prism-3.0': {
    errors: ['operation-id-duplicate', 'operation-id-duplicate', 'operation-id-duplicate', 'operation-id-duplicate', 'operation-id-duplicate'],
    reason: 'five operationIds stand twice; they "MUST be unique among all operations" (OpenAPI 3.0, 4.7.10.1)',
  },
  xsoar: {
    errors: ['ref-not-found', 'ref-not-found'],
    reason: 'two references lead to definitions that are not in the document',
  },
}
