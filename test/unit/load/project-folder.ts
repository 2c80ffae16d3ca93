import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Diagnostic } from '../../../generator/diagnostics.ts'
import type { ApiDocument } from '../../../generator/load/document.ts'
import { loadProject } from '../../../generator/load/project.ts'
import type { Project } from '../../../generator/load/project.ts'

/** Files by their path below the project; a test that needs a link or a mode makes it itself. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** A project in a temporary folder, removed when the test ends. */
export function writeProject(t: TestContext, files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'gatewright-load-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  return root
}

/** Loads a project made of these files. */
export async function load(t: TestContext, files: Files): Promise<Project> {
  return loadProject({ root: writeProject(t, files) })
}

/** The one document of a project made of one file, which must be without fault. */
export async function loadOne(t: TestContext, text: string, file = 'specs/shop.yaml'): Promise<ApiDocument> {
  const project = await load(t, { [file]: text })
  const [document] = project.documents
  if (document === undefined) throw new Error(`no document: ${JSON.stringify(project.diagnostics)}`)
  return document
}

/** Diagnostics as `file:line:column severity code`, which is what tests compare. */
export function lines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ place, severity, code }) => `${place.file}:${place.line ?? '-'}:${place.column ?? '-'} ${severity} ${code}`)
}

/** A small whole document around some lines of YAML. */
export function openapi(version: string, rest: string): string {
  return `openapi: ${version}\ninfo: { title: Shop, version: '1' }\n${rest}`
}
