import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bothCpus } from './setting.ts'

export interface Project {
  readonly name: string
  /** The OpenAPI document. */
  readonly spec: string
  /** The text of its `gateway.yaml`. */
  readonly config?: string
}

export interface Generated {
  readonly folder: string
  readonly operations: number
  /** How long the command took. */
  readonly milliseconds: number
}

/**
 * Lays a project out and generates its gateway with the command that a user types. It stands below this repository, so that its
 * `gatewright` is this one. Throws an Error with what the command said.
 */
export function generateProject(folder: string, root: string, { name, spec, config }: Project): Generated {
  const project = join(folder, name)
  rmSync(project, { recursive: true, force: true })
  mkdirSync(join(project, 'specs'), { recursive: true })
  cpSync(spec, join(project, 'specs', basename(spec)))
  if (config !== undefined) writeFileSync(join(project, 'specs/gateway.yaml'), config)
  const began = performance.now()
  const { status, stdout, stderr } = spawnSync('taskset', ['-c', bothCpus, process.execPath, '--conditions=gatewright-source', join(root, 'bin/gatewright.js'), 'generate'], { cwd: project, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} cannot be generated:\n${stdout}${stderr}`)
  return { folder: project, operations: Number(/(\d+) operations?/.exec(stdout + stderr)?.[1]), milliseconds: performance.now() - began }
}

/** Nothing is validated; credentials still are. */
export const unvalidated = 'policies: { validation: { request: off, response: off } }\n'
/** For answers that cannot fit: parameters and bodies are still validated. */
export const answersUnvalidated = 'policies: { validation: { response: off } }\n'
