import { openapi } from '../../unit/load/project-folder.ts'
import type { NegativeCase } from './case.ts'

const one = (defect: string, config: string, expected: readonly string[], says?: string): NegativeCase => ({
  defect, files: { 'specs/shop.yaml': openapi('3.1.0', 'paths: {}'), 'specs/gateway.yaml': config },
  expected: expected.map((line) => `specs/gateway.yaml:${line}`), ...(says === undefined ? {} : { says }),
})

export const configCases: readonly NegativeCase[] = [
  { defect: 'two configurations', files: { 'specs/gateway.yaml': 'name: a', 'specs/gateway.yml': 'name: b' }, expected: ['specs/gateway.yml:-:- error config-twice'] },
  one('a configuration that is a list', '- a\n', ['1:1 error config-value-invalid']),
  one('a configuration that is no YAML', 'a: [\n', ['2:1 error yaml-syntax']),
  one('a misspelt key at the top', 'polices: { timeout: 1s }\n', ['1:1 error config-key-unknown'], 'did you mean "policies"?'),
  one('a misspelt policy', 'policies:\n  timout: 30s\n', ['2:3 error config-key-unknown'], 'did you mean "timeout"?'),
  one('a policy that is not there yet', 'policies: { cache: { ttl: 30s } }\n', ['1:13 error config-key-unknown'], 'it knows timeout'),
  one('a key at the wrong level', 'apis:\n  shop:\n    operations:\n      a: { timeout: 3s }\n', ['4:12 error config-key-unknown'], 'backend, policies'),
  one('a time without a unit', 'policies: { timeout: "30" }\n', ['1:22 error config-value-invalid'], '500ms, 30s or 5m'),
  one('a time of nothing', 'policies: { timeout: 0 }\n', ['1:22 error config-value-invalid']),
  one('a time of 0s', 'policies: { timeout: 0s }\n', ['1:22 error config-value-invalid']),
  one('a time that no timer holds', 'policies: { timeout: 1000h }\n', ['1:22 error config-value-invalid']),
  one('a size without a number', 'policies: { limits: { body: MiB } }\n', ['1:29 error config-value-invalid'], '64KiB'),
  one('a misspelt mode', 'policies: { validation: { request: blok } }\n', ['1:36 error config-value-invalid'], 'did you mean "block"?'),
  one('a map for a mode without the mode', 'policies: { validation: { response: {} } }\n', ['1:27 error config-key-missing'], '"mode"'),
  one('an API that is not there', 'apis:\n  shpo: {}\n', ['2:3 error config-api-unknown'], 'did you mean "shop"?'),
  one('a mount without a slash', 'apis: { shop: { mount: shop } }\n', ['1:24 error config-value-invalid'], '/shop'),
  one('a mount with a slash at its end', 'apis: { shop: { mount: /shop/ } }\n', ['1:24 error config-value-invalid']),
  one('a verifier that says nothing', 'apis: { shop: { auth: { key: {} } } }\n', ['1:30 error config-value-invalid'], 'is empty'),
  one('a credential that is a number is not shown', 'apis: { shop: { auth: { key: { keys: 12345678 } } } }\n', ['1:38 error config-value-invalid'], 'found a number'),
  one('an algorithm that proves nothing', 'apis: { shop: { auth: { jwt: { algorithms: [none] } } } }\n', ['1:45 error config-value-invalid']),
  one('a backend in capitals', 'backends: { Pets: { mock: true } }\n', ['1:13 error config-value-invalid'], 'lower-case'),
  one('a backend without targets', 'backends: { pets: { targets: [] } }\n', ['1:30 error config-value-invalid'], 'is empty'),
  one('a target without an address', 'backends: { pets: { targets: [{ weight: 1 }] } }\n', ['1:31 error config-key-missing']),
  one('a target that is no URL', 'backends: { pets: { targets: [{ url: "pets:80:80" }] } }\n', ['1:38 error config-value-invalid']),
  one('a target of another protocol', 'backends: { pets: { targets: [{ url: "ftp://pets" }] } }\n', ['1:38 error config-value-invalid'], 'http'),
  one('a target with a password, which is not shown', 'backends: { pets: { targets: [{ url: "http://u:hunter2@pets" }] } }\n', ['1:38 error config-value-invalid']),
  one('an embedded backend with targets', 'backends: { pets: { mock: true, targets: [{ url: http://pets }] } }\n', ['1:27 error config-value-invalid']),
  one('a proxy that is a name', 'trustedProxies: [localhost]\n', ['1:18 error config-value-invalid']),
  one('a proxy range that is too narrow', 'trustedProxies: [10.0.0.0/33]\n', ['1:18 error config-value-invalid']),
  one('the environment in a policy', 'policies: { timeout: "${TIMEOUT:-3s}" }\n', ['1:22 error config-value-invalid', '1:22 error env-not-allowed']),
  one('the environment in a mount', 'apis: { shop: { mount: "/${MOUNT}" } }\n', ['1:24 error config-value-invalid', '1:24 error env-not-allowed']),
  one('the environment in a name', 'name: a\nbackends: { "${B}": { mock: true } }\n', ['2:13 error config-value-invalid', '2:13 error env-not-allowed']),
  one('a variable without an end', 'backends: { pets: { targets: [{ url: "http://${HOST" }] } }\n', ['1:38 error env-invalid'], '${NAME:-default}'),
]
