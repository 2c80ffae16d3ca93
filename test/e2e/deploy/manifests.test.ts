import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { parse } from 'yaml'
import { goodbye } from '../../../runtime/process/supervisor.ts'
import { terminal } from '../../support/terminal.ts'
import { bin, shop, watched, withProject } from '../cli/project.ts'
import type { Started } from '../cli/project.ts'
import { faultsOf, versions } from './kubernetes/schemas.ts'
import { DeployProject } from './project.ts'

/** A manifest as it was read. Members are looked up freely, since the schemas have said before that they are there. */
interface Manifest { readonly apiVersion: string; readonly kind: string; readonly metadata: { readonly name: string }; readonly spec: any; readonly data: Readonly<Record<string, string>> }

const secured = `openapi: 3.1.0
info: { title: Secured, version: 1.0.0 }
servers: [{ url: https://api.example.com/v2 }]
paths:
  /a: { get: { operationId: a, security: [{ id: [] }, { login: [] }], responses: { '204': { description: ok } } } }
  /b: { get: { operationId: b, security: [{ id: [], key: [] }], responses: { '204': { description: ok } } } }
components:
  securitySchemes:
    id: { type: openIdConnect, openIdConnectUrl: https://id.example.com/.well-known/openid-configuration }
    login: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: X-Other }
    unused: { type: apiKey, in: header, name: X-Unused }
`
const configured = `apis:
  secured: { mount: /secured, auth: { key: { keys: "\${OTHER_KEYS}" } } }
  shop: { backend: stock }
backends: { stock: { targets: [{ url: "http://\${STOCK_HOST}:8081" }, { url: "http://\${STOCK_SPARE:-spare}:8081" }] } }
`
const two = { 'specs/shop.yaml': shop(), 'specs/secured.yaml': secured, 'specs/gateway.yaml': configured, 'package.json': JSON.stringify({ name: '@acme/Shop_Gateway', version: '1.4.0+build', type: 'module' }) }

async function generated(t: TestContext): Promise<DeployProject> {
  const project = new DeployProject(t, two)
  assert.deepEqual((await project.generate()).diagnostics.filter(({ severity }) => severity === 'error'), [])
  return project
}

async function emitted(project: DeployProject, ...args: readonly string[]): Promise<ReadonlyMap<string, Manifest>> {
  const { code, out, err } = await project.emit('k8s', ...args)
  assert.equal(code, 0, out + err)
  return new Map([...project.deployed()].filter(([file]) => file.startsWith('k8s/')).map(([file, text]) => [file.slice(4), parse(text) as Manifest]))
}

function walk(value: unknown, path: readonly (string | number)[], visit: (path: readonly (string | number)[], value: unknown) => void): void {
  visit(path, value)
  if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit)
}

test('every manifest is what the published schemas of Kubernetes ask for, with metrics and without', async (t) => {
  const project = await generated(t)
  for (const args of [[], ['--metrics', 'monitoring', '--image', 'registry.example.com:5000/shop/gateway@sha256:0123456789abcdef', '--drain-limit', '2m']]) {
    const objects = await emitted(project, ...args)
    assert.deepEqual([...objects.values()].map(({ kind }) => kind).sort(), ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'NetworkPolicy', 'PodDisruptionBudget', 'Service'])
    for (const version of versions) for (const [file, object] of objects) assert.deepEqual(faultsOf(object, version), [], `${file}, Kubernetes ${version}`)
    // The schemas do find what is wrong: every name of a field, once misspelt, is refused, but in maps of free names.
    let refused = 0
    for (const [file, object] of objects) {
      walk(object, [], (path, value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return
        if (['labels', 'annotations', 'matchLabels', 'data', 'limits', 'requests'].includes(String(path.at(-1))) || (file === 'service.yaml' && path.at(-1) === 'selector')) return
        for (const key of Object.keys(value)) {
          const copy = structuredClone(object)
          const holder = path.reduce<any>((inner, step) => inner[step], copy)
          holder[`${key}x`] = holder[key]
          delete holder[key]
          assert.notDeepEqual(faultsOf(copy, '1.37'), [], `${file}: ${[...path, key].join('.')} misspelt`)
          refused++
        }
      })
    }
    t.diagnostic(`${objects.size} objects, ${refused} misspelt fields refused`)
    assert.ok(refused > 60)
  }
})

test('what refers to something refers to what is there', async (t) => {
  const project = await generated(t)
  const objects = await emitted(project, '--metrics', 'monitoring')
  const of = (file: string): Manifest => objects.get(file)!
  const { template, selector } = of('deployment.yaml').spec
  const [container, ...others] = template.spec.containers
  assert.deepEqual(others, [])
  for (const { metadata: { name } } of objects.values()) assert.match(name, /^shop-gateway(-config)?$/)
  assert.equal(container.image, 'shop-gateway:1.4.0-build')
  // Labels, ports and names that must agree.
  for (const labels of [selector.matchLabels, of('service.yaml').spec.selector, of('disruption-budget.yaml').spec.selector.matchLabels, of('network-policy.yaml').spec.podSelector.matchLabels, template.spec.topologySpreadConstraints[0].labelSelector.matchLabels]) {
    assert.deepEqual(labels, template.metadata.labels)
  }
  assert.deepEqual(of('autoscaler.yaml').spec.scaleTargetRef, { apiVersion: 'apps/v1', kind: 'Deployment', name: of('deployment.yaml').metadata.name })
  assert.equal(of('deployment.yaml').spec.replicas, undefined)
  const ports = new Map(container.ports.map(({ name, containerPort }: { name: string; containerPort: number }) => [name, containerPort]))
  assert.deepEqual([...ports], [['http', 8080], ['metrics', 9901]])
  assert.equal(of('service.yaml').spec.ports[0].targetPort, 'http')
  assert.deepEqual(of('service.yaml').spec.ports.length, 1, 'the admin listener is in no Service')
  for (const { ports: open } of of('network-policy.yaml').spec.ingress) for (const { port } of open) assert.ok(ports.has(port), port)
  assert.deepEqual(container.envFrom, [{ configMapRef: { name: of('config.yaml').metadata.name } }])
  const env = new Map<string, unknown>(container.env.map((one: { name: string }) => [one.name, one]))
  assert.deepEqual([...env.keys()].filter((name) => /^(PORT|STOP|DRAIN|ADMIN)|_KEYS$/.test(name)), ['PORT', 'STOP_DELAY', 'DRAIN_LIMIT', 'ADMIN_HOST', 'ADMIN_PORT', 'AUTH_KEY_KEYS', 'AUTH_LOGIN_KEYS', 'OTHER_KEYS'])
  for (const name of ['AUTH_KEY_KEYS', 'AUTH_LOGIN_KEYS', 'OTHER_KEYS']) {
    assert.deepEqual((env.get(name) as { valueFrom: unknown }).valueFrom, { secretKeyRef: { name: 'shop-gateway-secrets', key: name, optional: true } })
  }
  const { data } = of('config.yaml')
  assert.deepEqual(data, { LOG_LEVEL: 'info', AUTH_ID_AUDIENCE: '', AUTH_ID_ISSUER: 'https://id.example.com', STOCK_HOST: '' })
  const text = project.read('deploy/k8s/config.yaml')
  for (const line of ['# AUTH_ID: backend', '# STOCK_SPARE: spare', '# BACKEND_SECURED: "https://api.example.com"']) assert.ok(text.includes(`  ${line}\n`), `${line} in:\n${text}`)
  // Not root, nothing writable, no token of the cluster's, nothing of other Services in the environment.
  assert.deepEqual(container.securityContext, { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
  assert.deepEqual(template.spec.securityContext, { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } })
  assert.deepEqual([template.spec.automountServiceAccountToken, template.spec.enableServiceLinks, template.spec.volumes], [false, false, undefined])
  for (const [file, text] of project.deployed()) assert.ok(!text.includes('s3cret') && !text.includes('77s'), file)
})

test('what the manifests set is what the start asks for: nothing that it misses is left out, and with it filled in it starts', async (t) => {
  const project = await generated(t)
  const objects = await emitted(project)
  const { data } = objects.get('config.yaml')!
  const [{ env }] = objects.get('deployment.yaml')!.spec.template.spec.containers
  const given = (env as { name: string; value?: string }[]).map(({ name, value }) => [name, value] as const)
  const start = (values: Readonly<Record<string, string>>): Started =>
    watched(spawn(process.execPath, [bin, 'start'], { cwd: project.root, env: { ...terminal(), ...values, HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: 'off', STOP_DELAY: '0' }, stdio: ['ignore', 'pipe', 'pipe'] }))

  const bare = start({ ...data, ...Object.fromEntries(given.map(([name, value]) => [name, value ?? ''])) })
  assert.equal(await bare.exited, 1)
  const asked = [...new Set([...bare.text().matchAll(/^ +([A-Z_]+)(?==| is not set)/gm)].map(([, name]) => name!))]
  assert.ok(asked.includes('STOCK_HOST') && asked.includes('AUTH_LOGIN_KEYS') && asked.includes('OTHER_KEYS'), bare.text())
  const text = project.read('deploy/k8s/config.yaml')
  for (const name of asked) assert.ok(given.some(([known]) => known === name) || text.includes(`  ${name}: `) || text.includes(`  # ${name}: `), `${name} is asked for, and in no manifest`)

  const secrets = { AUTH_KEY_KEYS: 'k-12345678', AUTH_LOGIN_KEYS: 'ada:p-12345678', OTHER_KEYS: 'k-87654321' }
  const whole = start({ ...data, ...Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))), ...secrets, STOCK_HOST: 'stock.example.com', AUTH_ID_AUDIENCE: 'shop' })
  t.after(() => whole.process.kill('SIGKILL'))
  await whole.prints(/listening at/)
  whole.process.kill('SIGTERM')
  assert.equal(await whole.exited, 0)
})

test('where the gateway speaks TLS, so do its probes, and the files are to be mounted', async (t) => {
  const project = new DeployProject(t, { ...two, 'specs/gateway.yaml': `${configured}listen: { tls: { cert: tls/cert.pem, key: tls/key.pem } }\n` })
  await project.generate()
  for (const kind of ['docker', 'k8s']) assert.match((await project.emit(kind)).err, /deploy-files-to-mount/)
  const { spec } = parse(project.read('deploy/k8s/deployment.yaml')) as Manifest
  const [{ readinessProbe, livenessProbe, startupProbe }] = spec.template.spec.containers
  for (const { httpGet } of [readinessProbe, livenessProbe, startupProbe]) assert.equal(httpGet.scheme, 'HTTPS')
  assert.match(project.read('deploy/Dockerfile'), /'https' : 'https'\)\.get/)
  assert.deepEqual(faultsOf(parse(project.read('deploy/k8s/deployment.yaml')) as Manifest, '1.37'), [])
})

test('without --metrics nobody outside the pod reaches the admin listener', async (t) => {
  const objects = await emitted(await generated(t))
  assert.doesNotMatch(JSON.stringify([...objects.values()]), /ADMIN_HOST|9901|prometheus/)
  assert.deepEqual(objects.get('network-policy.yaml')!.spec.ingress, [{ ports: [{ port: 'http' }] }])
})

test('a pod has the time that its gateway takes to stop, and probes see it before it stops to listen', async (t) => {
  const project = await generated(t)
  for (const [args, stop, drain] of [[[], 5, 30], [['--stop-delay', '20s', '--drain-limit', '2m'], 20, 120]] as const) {
    const { template, progressDeadlineSeconds } = (await emitted(project, ...args)).get('deployment.yaml')!.spec
    const [{ env, readinessProbe, startupProbe, livenessProbe }] = template.spec.containers
    const values = Object.fromEntries(env.map(({ name, value }: { name: string; value?: string }) => [name, value]))
    assert.deepEqual([values['STOP_DELAY'], values['DRAIN_LIMIT']], [`${stop}s`, `${drain}s`])
    assert.ok(template.spec.terminationGracePeriodSeconds * 1000 > stop * 1000 + drain * 1000 + goodbye)
    assert.ok(readinessProbe.periodSeconds * readinessProbe.failureThreshold < stop)
    // The supervisor gives a worker 60 s to be ready.
    assert.ok(startupProbe.periodSeconds * startupProbe.failureThreshold >= 60)
    assert.ok(progressDeadlineSeconds > startupProbe.periodSeconds * startupProbe.failureThreshold)
    assert.deepEqual([readinessProbe, livenessProbe, startupProbe].map(({ httpGet }) => [httpGet.path, httpGet.port]), [
      ['/_gateway/health/ready', 'http'], ['/_gateway/health/live', 'http'], ['/_gateway/health/live', 'http'],
    ])
  }
  for (const [args, said] of [
    [['k8s', '--stop-delay', '1s'], /--stop-delay is 5s at least/],
    [['k8s', '--drain-limit', 'soon'], /--drain-limit is a time in whole seconds/],
    [['k8s', '--image', 'a b'], /--image is the name of an image/],
    [['k8s', '--metrics', 'No_Namespace'], /"No_Namespace" is no name of one/],
    [['helm'], /docker or k8s, not "helm"/],
  ] as const) {
    const { code, err } = await project.emit(...args)
    assert.equal(code, 2)
    assert.match(err, said)
  }
})

test('the same bytes each time, in another folder too; --dry-run writes nothing', async (t) => {
  const project = await generated(t)
  const dry = await project.emit('k8s', '--dry-run')
  assert.equal(dry.code, 0, dry.err)
  assert.match(dry.out, /would write {3}deploy\/k8s\/config\.yaml {2}\(yours\)\nwould write {3}deploy\/k8s\/deployment\.yaml\n/)
  assert.ok(!project.has('deploy'))
  const first = await project.emit('k8s')
  assert.match(first.out, /wrote {3}deploy\/k8s\/deployment\.yaml\n/)
  assert.match(first.out, /6 files written, 0 unchanged/)
  assert.match(first.err, /kubectl create secret generic shop-gateway-secrets/)
  assert.equal((await project.emit('docker')).code, 0)
  const before = project.deployed()
  assert.deepEqual([...before.keys()], [
    'Dockerfile', 'Dockerfile.dockerignore', 'k8s/autoscaler.yaml', 'k8s/config.yaml', 'k8s/deployment.yaml', 'k8s/disruption-budget.yaml', 'k8s/network-policy.yaml', 'k8s/service.yaml', 'manifest.json',
  ])
  const other = await generated(t)
  await other.emit('docker')
  await other.emit('k8s')
  assert.deepEqual(other.deployed(), before)
  assert.equal((await project.emit('k8s')).out, '0 files written, 5 unchanged\n')
  rmSync(join(project.root, 'deploy/k8s/service.yaml'))
  assert.equal((await project.emit('k8s', '--dry-run')).out, 'would write   deploy/k8s/service.yaml\n1 file to write, 4 unchanged\n')
})

test('what was edited by hand is refused with what to do, nothing else is written then, and what is foreign is left alone', async (t) => {
  const project = await generated(t)
  await project.emit('docker')
  await project.emit('k8s')
  project.write('deploy/k8s/service.yaml', `${project.read('deploy/k8s/service.yaml')}# mine\n`)
  project.write('deploy/k8s/ingress.yaml', 'kind: Ingress\n')
  const refused = await project.emit('k8s', '--image', 'other:1')
  assert.equal(refused.code, 1)
  assert.match(refused.err, /deploy\/k8s\/service\.yaml.*hand-edited/s)
  assert.match(refused.err, /kustomize.*run emit k8s with --force/s)
  assert.doesNotMatch(project.read('deploy/k8s/deployment.yaml'), /other:1/)
  // The other kind does not look at it, nor forgets what it was.
  assert.equal((await project.emit('docker', '--image', 'other:1')).code, 0)
  assert.match(project.read('deploy/k8s/service.yaml'), /# mine/)
  assert.equal((await project.emit('k8s')).code, 1)
  const forced = await project.emit('k8s', '--image', 'other:1', '--force')
  assert.equal(forced.code, 0, forced.err)
  assert.doesNotMatch(project.read('deploy/k8s/service.yaml'), /# mine/)
  assert.match(project.read('deploy/k8s/deployment.yaml'), /image: "other:1"/)
  assert.equal(project.read('deploy/k8s/ingress.yaml'), 'kind: Ingress\n')
  // A file that was there before gatewright came.
  rmSync(join(project.root, 'deploy'), { recursive: true })
  project.write('deploy/Dockerfile', 'FROM scratch\n')
  const inTheWay = await project.emit('docker')
  assert.equal(inTheWay.code, 1)
  assert.match(inTheWay.err, /deploy\/Dockerfile error file-in-the-way/)
  assert.equal(project.read('deploy/Dockerfile'), 'FROM scratch\n')
})

test('config.yaml stays as the user has it, with --force too; what it lacks is said, and a secret in it refused', async (t) => {
  const project = await generated(t)
  await project.emit('k8s')
  const config = project.read('deploy/k8s/config.yaml')
  project.write('deploy/k8s/config.yaml', config.replace('  STOCK_HOST: ""\n', ''))
  const lacking = await project.emit('k8s', '--force')
  assert.equal(lacking.code, 0)
  assert.match(lacking.err, /deploy-variable-missing STOCK_HOST is missing.*add under data: STOCK_HOST: ""/s)
  assert.doesNotMatch(project.read('deploy/k8s/config.yaml'), /STOCK_HOST: ""/)
  project.write('deploy/k8s/config.yaml', `${config}  AUTH_KEY_KEYS: hunter2\n`)
  const exposed = await project.emit('k8s')
  assert.equal(exposed.code, 1)
  assert.match(exposed.err, /deploy-secret-in-config AUTH_KEY_KEYS/)
  assert.doesNotMatch(exposed.out + exposed.err, /hunter2/)
  project.write('deploy/k8s/config.yaml', 'data: [')
  const broken = await project.emit('k8s')
  assert.deepEqual([broken.code, /deploy-config-unreadable/.test(broken.err)], [0, true])
})

test('nothing is written of a project that is not generated, or not as it is now', async (t) => {
  const project = new DeployProject(t, two)
  const none = await project.emit('docker')
  assert.equal(none.code, 1)
  assert.match(none.err, /Run: gatewright generate/)
  await project.generate()
  project.write('specs/shop.yaml', shop('/things/{id}'))
  const stale = await project.emit('k8s')
  assert.equal(stale.code, 1)
  assert.match(stale.err, /generated\/ is not what specs\/ gives/)
  project.write('specs/shop.yaml', shop().replace('#/components/schemas/Item', '#/components/schemas/Gone'))
  const broken = await project.emit('k8s')
  assert.equal(broken.code, 1)
  assert.match(broken.err, /specs\/shop\.yaml:\d+/)
  assert.ok(!project.has('deploy'))
})

test('names that mean something to YAML or a shell neither break nor enter what is written', async (t) => {
  const nasty = 'k: ]\n    privileged: true #"\'`$(id)'
  const project = new DeployProject(t, {
    'specs/shop.yaml': shop().replaceAll('{ key: ', `{ ${JSON.stringify(nasty)}: `).replaceAll('[{ key: []', `[{ ${JSON.stringify(nasty)}: []`).replaceAll('security: [{ key', `security: [{ ${JSON.stringify(nasty)}`),
    'specs/gateway.yaml': `backends: { shop: { targets: [{ url: ${JSON.stringify('http://${HOST_OF_SHOP:-a" b: c}:1')} }] } }\n`,
    'package.json': JSON.stringify({ name: '9/../$(id)\nFROM evil', version: '1 && id\n', type: 'module', dependencies: { gatewright: '^0.1.0', evil: 'file:./a b\nRUN id.tgz', outside: 'file:../x.tgz' } }),
  })
  assert.deepEqual((await project.generate()).diagnostics.filter(({ severity }) => severity === 'error'), [])
  const objects = await emitted(project)
  for (const [file, object] of objects) assert.deepEqual(faultsOf(object, '1.37'), [], file)
  assert.equal(objects.get('deployment.yaml')!.metadata.name, 'id-from-evil')
  assert.match(project.read('deploy/k8s/config.yaml'), /^ {2}# HOST_OF_SHOP: "a\\" b: c"$/m)
  // It is there, in a comment, on one line.
  assert.match(project.read('deploy/k8s/deployment.yaml'), /^ +# k: \] privileged: true #"'`\$\(id\) of shop, an API key/m)
  const docker = await project.emit('docker')
  assert.equal(docker.code, 1)
  assert.match(docker.err, /deploy-dependency-outside evil is installed.*deploy-dependency-outside outside is installed/s)
  assert.ok(!project.has('deploy/Dockerfile'))
})

test('the command line has it, and its help has examples', async () => {
  await withProject({}, async ({ run }) => {
    const { code, out } = await run(['help', 'emit'])
    assert.equal(code, 0)
    assert.match(out, /Usage: gatewright emit <docker\|k8s> \[options\]/)
    assert.match(out, /Examples\n {2}gatewright emit docker/)
  })
})
