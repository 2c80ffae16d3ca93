/** The files of a new project, by path. The scripts are those of this repository's README. */
export function projectFiles(options: { readonly name: string; readonly dependency: string; readonly sample: boolean }): ReadonlyMap<string, string> {
  const { name, dependency, sample } = options
  const commands = ['generate', 'start', 'dev', 'demo', 'contract', 'explain']
  const manifest = {
    name, version: '0.1.0', private: true, type: 'module',
    engines: { node: '>=22.19' },
    scripts: { ...Object.fromEntries(commands.map((command) => [command, `gatewright ${command}`])), check: 'tsc --noEmit' },
    dependencies: { gatewright: dependency },
    devDependencies: { '@types/node': '^24.0.0', 'typescript': '5.9.3' },
  }
  const types = {
    compilerOptions: {
      target: 'es2024', lib: ['es2024'], module: 'nodenext', moduleResolution: 'nodenext', types: ['node'],
      strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true, erasableSyntaxOnly: true, allowImportingTsExtensions: true, skipLibCheck: true, noEmit: true,
    },
    include: ['app', 'generated'],
  }
  return new Map([
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['tsconfig.json', `${JSON.stringify(types, null, 2)}\n`],
    ['.gitignore', 'node_modules/\n.gatewright/\n'],
    ['README.md', readme(name)],
    ...(sample ? [['specs/hello.yaml', hello] as const] : []),
  ])
}

const readme = (name: string): string => `# ${name}

An API gateway, compiled by [Gatewright](https://www.npmjs.com/package/gatewright) from the OpenAPI documents in \`specs/\`.

\`\`\`sh
npm install
npx gatewright dev        # generates, serves on dev credentials and the embedded backend, and again on every save
npx gatewright contract   # tests every operation against its document
npx gatewright start      # says what is missing, then serves
\`\`\`

Put your documents into \`specs/\`, your hooks into \`app/hooks/\`, and commit \`generated/\`.
`

const hello = `openapi: 3.1.0
info:
  title: Hello
  version: 1.0.0
servers:
  - url: /hello
paths:
  /greetings/{name}:
    get:
      operationId: greet
      summary: Greet somebody by name.
      security:
        - apiKey: []
      parameters:
        - name: name
          in: path
          required: true
          schema: { type: string, minLength: 1, maxLength: 40, pattern: '^[A-Za-z -]+$' }
        - name: language
          in: query
          schema: { type: string, enum: [en, de, fr] }
      responses:
        '200':
          description: The greeting.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Greeting' }
              example: { text: 'Hello, Ada', language: en }
  /greetings:
    post:
      operationId: addGreeting
      summary: Add a greeting in another language.
      security:
        - apiKey: []
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Greeting' }
            example: { text: 'Hej', language: en }
      responses:
        '201':
          description: The greeting was added.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Greeting' }
components:
  securitySchemes:
    apiKey:
      type: apiKey
      in: header
      name: X-API-Key
  schemas:
    Greeting:
      type: object
      required: [text, language]
      additionalProperties: false
      properties:
        text: { type: string, minLength: 1, maxLength: 200 }
        language: { type: string, enum: [en, de, fr] }
`
