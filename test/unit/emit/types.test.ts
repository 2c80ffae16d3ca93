import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { Project, openapi, repository } from './project.ts'

const document = openapi(`paths:
  /plants/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Plant' } } } } }
    put:
      operationId: plants#put
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Plant/properties/root' } } } }
      responses: { '204': { description: '' } }
      callbacks: { grown: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: integer } } } }, responses: { '204': { description: '' } } } } } }
webhooks:
  harvested: { post: { operationId: plants#put, requestBody: { content: { application/json: { schema: { type: boolean } } } }, responses: { '204': { description: '' } } } }
components:
  schemas:
    Plant:
      type: object
      required: [name, size]
      additionalProperties: false
      properties:
        name: { type: string, example: { $ref: nowhere }, x-note: { properties: { a: 1 } } }
        size: { $ref: '#/components/schemas/Plant/$defs/size' }
        colour: { type: string, default: green }
        root: { allOf: [true, { type: object, properties: { depth: { type: number } } }] }
      $defs: { size: { type: integer } }
    Animal: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind }, properties: { kind: { type: string } }, required: [kind], type: object }
    Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { barks: { type: boolean } } }] }
`)

/** Compiles only if the generated types say what the document says. */
const uses = `
import type { callbacks, components, operations, webhooks } from '../generated/shop/types.gen.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false
type Json<T extends { content: { 'application/json': unknown } }> = T['content']['application/json']
type Get = operations['getPlantsId']
type Put = operations['plants/put']
type Plant = components['schemas']['Plant']

export const checks: readonly true[] = [
  true satisfies Equal<Get['parameters']['path'], { id: number }>,
  true satisfies Equal<Json<Get['responses'][200]>, Plant>,
  true satisfies Equal<keyof Plant, 'name' | 'size' | 'colour' | 'root'>,
  true satisfies Equal<Plant['size'], number>,
  true satisfies Equal<Plant['colour'], string | undefined>,
  true satisfies Equal<Json<Put['requestBody']>['depth'], number | undefined>,
  true satisfies Equal<callbacks['plants#put']['grown']['{$request.body#/url}']['post']['requestBody'], { content: { 'application/json': number } } | undefined>,
  true satisfies Equal<webhooks['harvested']['post']['requestBody'], { content: { 'application/json': boolean } } | undefined>,
  true satisfies Equal<components['schemas']['Cat']['lives'], number | undefined>,
]
// @ts-expect-error size is missing
export const plant: Plant = { name: 'rose' }
`

test('types say what the document says, under ids and names as written', async (t) => {
  const project = new Project(t, { 'specs/shop.yaml': document, 'app/uses.ts': uses })
  const { diagnostics } = await project.generate()
  assert.deepEqual(diagnostics.filter(({ severity }) => severity === 'error'), [])
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), ts.sys.readFile) as { config: { compilerOptions: object } }
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, repository)
  const program = ts.createProgram([join(project.root, 'app/uses.ts')], options)
  const errors = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project.root)).flatMap((file) => program.getSemanticDiagnostics(file))
  assert.deepEqual(errors.map(({ messageText, start, file }) => `${file!.getLineAndCharacterOfPosition(start!).line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`), [])
})

test('types are made of a copy: the document is as it was', async (t) => {
  const project = new Project(t, { 'specs/shop.yaml': document })
  const { loadProject } = await import('../../../generator/load/project.ts')
  const { buildModel } = await import('../../../generator/model/build.ts')
  const { emitTypes } = await import('../../../generator/emit/types.ts')
  const { documents, config } = await loadProject({ root: project.root })
  const [loaded] = documents
  const before = JSON.stringify([loaded!.document, loaded!.source])
  const { model } = buildModel({ documents, config })
  assert.equal(emitTypes(model.apis[0]!, loaded!), emitTypes(model.apis[0]!, loaded!))
  assert.equal(JSON.stringify([loaded!.document, loaded!.source]), before)
})
