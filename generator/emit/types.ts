import ts from 'typescript'
import type { GlobalContext, OpenAPI3, OperationObject, PathItemObject } from 'openapi-typescript'
import { astToString, injectOperationObject, resolveRef, scanDiscriminators, transformPathItemObject, transformSchema, tsPropertyIndex } from 'openapi-typescript'
import type { ApiDocument, Json, JsonObject } from '../load/document.ts'
import { methods } from '../load/grammar.ts'
import { setMember } from '../load/pointer.ts'
import type { ApiModel } from '../model/model.ts'
import { operationsOf } from '../model/operation.ts'
import { follow, member, membersOf } from '../model/reader.ts'
import type { Node } from '../model/reader.ts'
import { escapeInvisible } from './literal.ts'
import { template } from './template.ts'
import { readTypeLinks } from './type-links.ts'
import type { TypeLinks } from './type-links.ts'
import { copyForTypes } from './types-document.ts'

const banner = template<{ readonly file: string }>('types')

/** Methods that openapi-typescript knows; operations of others are handed to it one by one. */
const typed: ReadonlySet<string> = new Set(methods.filter((method) => method !== 'query').map((method) => method.toUpperCase()))

/**
 * `types.gen.ts`: the document's types by openapi-typescript, with every operation under its id in `operations`, those of
 * webhooks in `webhooks` and those of callbacks in `callbacks`. Only its printing half is used: its other half would lint the
 * document and read files and addresses that references name.
 */
export function emitTypes(api: ApiModel, document: ApiDocument): string {
  const root = document.document
  const links = readTypeLinks(root)
  const prepared = copyForTypes(prepare(api, root), links)
  // The library's own types of a document are stricter than documents are; what it meets is guarded by its own checks.
  const schema = prepared as unknown as OpenAPI3
  const context: GlobalContext = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    // A property with a default may be left out of a request: defaults are not injected.
    defaultNonNullable: false,
    discriminators: scanDiscriminators(schema, { silent: true }),
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    exportType: false,
    immutable: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    injectFooter: [],
    pathParamsAsTypes: false,
    postTransform: undefined,

    propertiesRequiredByDefault: false,
    redoc: undefined as never,
    silent: true,
    transformProperty: undefined,

    transform: undefined,

    makePathsEnum: false,
    generatePathParams: false,
    readWriteMarkers: false,
    resolve: (reference) => resolveRef(schema, reference, { silent: true }),
  }
  const nodes = transformSchema(schema, context)
  nodes.push(...extraOperations(api, root, context, links), ...callbackTypes(api, root, context, links))
  return `${banner({ file: api.file })}\n${escapeInvisible(astToString(nodes))}`
}

/** A copy whose path items are in place, with the ids of the model, and without what the library cannot print. */
function prepare(api: ApiModel, root: JsonObject): JsonObject {
  const byPointer = new Map(api.operations.map((operation) => [`${operation.path} ${operation.method}`, operation.id]))
  const ids = new Set(api.operations.map(({ id }) => id))
  const paths: Record<string, Json | undefined> = {}
  for (const [path, item] of membersOf(member({ value: root, pointer: '' }, 'paths'))) {
    if (path.startsWith('x-')) continue
    const copied = copyPathItem(root, item, (method) => byPointer.get(`${path} ${method}`))
    if (copied !== undefined) setMember(paths, path, copied)
  }
  const webhooks: Record<string, Json | undefined> = {}
  for (const [name, item] of membersOf(member({ value: root, pointer: '' }, 'webhooks'))) {
    const copied = copyPathItem(root, item, (_method, written) => (written === undefined || ids.has(written) ? undefined : ids.add(written) && written))
    if (copied !== undefined) setMember(webhooks, name, copied)
  }
  return { ...root, paths, webhooks }
}

function copyPathItem(root: JsonObject, item: Node, idOf: (method: string, written: string | undefined) => string | undefined): JsonObject | undefined {
  const operations = operationsOf(root, item)
  const pathItem = operations[0]?.pathItem
  if (pathItem === undefined) return undefined
  const copied: Record<string, Json | undefined> = {}
  for (const key of Object.keys(pathItem.value)) if (key === 'parameters' || key === 'description' || key === 'summary') copied[key] = pathItem.value[key]
  for (const { method, node } of operations) {
    if (!typed.has(method)) continue
    const { operationId, ...operation } = node.value
    const id = idOf(method, typeof operationId === 'string' ? operationId : undefined)
    copied[method.toLowerCase()] = id === undefined ? operation : { ...operation, operationId: id }
  }
  return copied
}

/** `query` and `additionalOperations` (3.2), which the library passes over in silence. */
function extraOperations(api: ApiModel, root: JsonObject, ctx: GlobalContext, links: TypeLinks): readonly ts.Node[] {
  const known = ctx.injectFooter.some((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'operations')
  const before = ctx.injectFooter.length
  for (const operation of api.operations) {
    if (typed.has(operation.method)) continue
    const node = follow(root, { value: { $ref: `#${operation.pointer}` }, pointer: operation.pointer })
    if (node !== undefined) injectOperationObject(operation.id.replaceAll('#', '/'), copyForTypes(node.value, links, 'operation') as OperationObject, { ctx, path: `#${operation.pointer}` })
  }
  return known ? [] : ctx.injectFooter.slice(before)
}

function callbackTypes(api: ApiModel, root: JsonObject, ctx: GlobalContext, links: TypeLinks): readonly ts.Node[] {
  const members = api.operations.flatMap((operation) => {
    const node = follow(root, { value: { $ref: `#${operation.pointer}` }, pointer: operation.pointer })
    const callbacks = membersOf(node && member(node, 'callbacks')).flatMap(([name, item]) => {
      const expressions = membersOf(follow(root, item)).flatMap(([expression, pathItem]) => {
        const copied = expression.startsWith('x-') ? undefined : copyPathItem(root, pathItem, () => undefined)
        return copied === undefined ? [] : [property(expression, transformPathItemObject(copyForTypes(copied, links, 'pathItem') as PathItemObject, { ctx, path: `#${pathItem.pointer}` }))]
      })
      return expressions.length === 0 ? [] : [property(name, ts.factory.createTypeLiteralNode(expressions))]
    })
    return callbacks.length === 0 ? [] : [property(operation.id, ts.factory.createTypeLiteralNode(callbacks))]
  })
  if (members.length === 0) return []
  return [ts.factory.createInterfaceDeclaration([ts.factory.createToken(ts.SyntaxKind.ExportKeyword)], 'callbacks', undefined, undefined, members)]
}

function property(name: string, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.createPropertySignature(undefined, tsPropertyIndex(name), undefined, type)
}
