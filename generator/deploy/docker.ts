import { template } from '../emit/template.ts'
import type { DeployFacts, DeployFiles } from './facts.ts'
import { graceOf } from './kubernetes.ts'

interface Path { readonly path: string }

const dockerfile = template<{
  readonly image: string; readonly protocol: string; readonly grace: number; readonly port: number; readonly packages: readonly Path[]; readonly folders: readonly Path[]
}>('dockerfile')
const dockerignore = template<{ readonly packages: readonly Path[]; readonly folders: readonly Path[] }>('dockerignore')

/** The image's definition and what of the project its build may see. The latter's name is the one that BuildKit looks for beside a Dockerfile. */
export function emitDocker({ image, port, protocol, packages, folders, times }: DeployFacts): DeployFiles {
  const listed = {
    packages: ['package.json', 'package-lock.json', ...packages].map((path) => ({ path })),
    folders: folders.map((path) => ({ path })),
  }
  return {
    files: new Map([
      ['Dockerfile', dockerfile({ image, port, protocol, grace: graceOf(times).grace, ...listed })],
      ['Dockerfile.dockerignore', dockerignore(listed)],
    ]),
    yours: new Map(),
  }
}
