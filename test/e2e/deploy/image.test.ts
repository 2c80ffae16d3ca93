import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { ValidationSeverity, validate } from 'dockerfile-utils'
import { shop } from '../cli/project.ts'
import { isIgnored, stagesOf } from './dockerfile.ts'
import { DeployProject } from './project.ts'

const manifest = { name: 'shop-gateway', version: '1.4.0', type: 'module', dependencies: { gatewright: 'file:./vendor/gatewright-0.1.0.tgz', other: '^1.0.0' } }

async function dockerfile(t: TestContext, files: Readonly<Record<string, string>> = {}): Promise<{ readonly text: string; readonly ignore: string; readonly said: string }> {
  const project = new DeployProject(t, { 'specs/shop.yaml': shop(), 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files })
  await project.generate()
  const { code, out, err } = await project.emit('docker')
  assert.equal(code, 0, out + err)
  return { text: project.read('deploy/Dockerfile'), ignore: project.read('deploy/Dockerfile.dockerignore'), said: err }
}

/** What the linter of the Dockerfile language service says, each as its line and message. */
function lint(text: string): readonly string[] {
  const severe = ValidationSeverity.ERROR
  return validate(text, { deprecatedMaintainer: severe, directiveCasing: severe, emptyContinuationLine: severe, instructionCasing: severe, instructionCmdMultiple: severe, instructionEntrypointMultiple: severe, instructionHealthcheckMultiple: severe, instructionJSONInSingleQuotes: severe, instructionWorkdirRelative: severe })
    .map(({ range, message }) => `${range.start.line + 1}: ${message}`)
}

test('the linter finds nothing, and does find what is wrong', async (t) => {
  const { text } = await dockerfile(t)
  assert.deepEqual(lint(text), [])
  for (const [from, to] of [['WORKDIR /app', 'WORKDIR app'], ['COPY package.json ./', 'COPY package.json'], ['EXPOSE 8080', 'EXPOSE port'], ['--interval=15s', '--interval=15'], ['USER 1000', 'USR 1000'], ['COPY --from=packages', 'COPY --form=packages']] as const) {
    assert.ok(text.includes(from), from)
    assert.notDeepEqual(lint(text.replace(from, to)), [], to)
  }
})

test('the image: Node 24, not root, its health asked for, nothing of the compilers, no setting and no secret', async (t) => {
  const { text } = await dockerfile(t)
  const [packages, image, ...others] = stagesOf(text)
  assert.deepEqual(others, [])
  for (const stage of [packages!, image!]) assert.equal(stage.from, 'node:24-slim')
  const install = packages!.steps.find(({ keyword }) => keyword === 'RUN')!
  assert.equal(install.text, 'npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund')
  const after = image!.steps.slice(image!.steps.findIndex(({ keyword }) => keyword === 'USER'))
  assert.deepEqual(after[0]!.words, ['1000:1000'])
  assert.deepEqual(after.map(({ keyword }) => keyword), ['USER', 'RUN', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT'])
  assert.deepEqual(after.at(-1)!.json, ['node', 'node_modules/gatewright/bin/gatewright.js', 'start'])
  // Code is copied as root and stays root's: what runs cannot change it.
  for (const { keyword, flags } of image!.steps) if (keyword === 'COPY') assert.equal(flags['chown'], undefined)
  assert.deepEqual(image!.steps.filter(({ keyword }) => keyword === 'ENV').flatMap(({ words }) => words), ['NODE_ENV=production', 'NODE_COMPILE_CACHE=/app/.compile-cache'])
  assert.doesNotMatch(text, /AUTH_[A-Z]|BACKEND_[A-Z]|s3cret/)
})

test('what the build sees: packages, code and nothing else', async (t) => {
  const { text, ignore } = await dockerfile(t)
  for (const path of ['package.json', 'package-lock.json', 'vendor/gatewright-0.1.0.tgz', 'app/main.ts', 'app/hooks/shop.ts', 'generated/gateway.gen.ts', 'generated/shop/validators/index.js']) assert.ok(!isIgnored(ignore, path), path)
  for (const path of ['.env', '.git/config', '.npmrc', '.gatewright/dev-credentials.json', 'app/.env', 'node_modules/x/index.js', 'specs/shop.yaml', 'deploy/k8s/config.yaml', 'gateway.env', 'vendor/other.tgz', 'README.md']) assert.ok(isIgnored(ignore, path), path)
  for (const step of stagesOf(text).flatMap(({ steps }) => steps)) {
    if (step.keyword !== 'COPY' || step.flags['from'] !== undefined) continue
    for (const source of step.words.slice(0, -1)) assert.ok(!isIgnored(ignore, source), `COPY ${source} of what is ignored`)
  }
})

test('with a backend that is embedded, the documents that answer for it come along', async (t) => {
  const { ignore } = await dockerfile(t, { 'specs/gateway.yaml': 'backends: { shop: { mock: true } }\n' })
  assert.ok(!isIgnored(ignore, 'specs/shop.yaml'))
})

test('what an image cannot be built without is said', async (t) => {
  const project = new DeployProject(t, { 'specs/shop.yaml': shop() })
  await project.generate()
  const { code, err } = await project.emit('docker')
  assert.equal(code, 0)
  assert.match(err, /package\.json warning deploy-no-dependency.*npm install gatewright/s)
  assert.match(err, /package-lock\.json warning deploy-no-lock.*npm install --package-lock-only/s)
  assert.doesNotMatch((await dockerfile(t)).said, /deploy-/)
})
