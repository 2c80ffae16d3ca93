import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast'
import type { Instruction } from 'dockerfile-ast'

/** One instruction: its keyword in upper case, its flags, and its words as they stand; `json` where it has the exec form. */
export interface Step {
  readonly keyword: string
  readonly flags: Readonly<Record<string, string>>
  readonly text: string
  readonly words: readonly string[]
  readonly json: readonly string[] | null
}

/** A build stage: the image that it begins with, its name, and what follows. */
export interface Stage { readonly from: string; readonly name: string; readonly steps: readonly Step[] }

/** The stages of a Dockerfile, with the defaults of ARG before the first filled in. */
export function stagesOf(text: string): readonly Stage[] {
  const file = DockerfileParser.parse(text)
  const given = new Map(file.getInitialARGs().map((arg) => [arg.getProperty()?.getName() ?? '', arg.getProperty()?.getValue() ?? '']))
  const stages: { from: string; name: string; steps: Step[] }[] = []
  for (const instruction of file.getInstructions()) {
    const step = stepOf(instruction)
    if (step.keyword === 'FROM') {
      const [image = '', as, name = ''] = step.words
      stages.push({ from: image.replace(/\$\{(\w+)\}/g, (_whole, variable: string) => given.get(variable) ?? ''), name: as?.toUpperCase() === 'AS' ? name : '', steps: [] })
    } else stages.at(-1)?.steps.push(step)
  }
  return stages
}

function stepOf(instruction: Instruction): Step {
  const words = instruction.getArguments().map((argument) => argument.getValue()).filter((word) => !word.startsWith('--'))
  const flags = instruction instanceof ModifiableInstruction ? Object.fromEntries(instruction.getFlags().map((flag) => [flag.getName(), flag.getValue() ?? ''])) : {}
  // The text with its flags and the ends of its lines taken out: as a shell would see it.
  const text = instruction.getTextContent().replace(/\\\n\s*/g, '').replace(/^\s*\w+\s+/, '').replace(/^(?:--\S+\s+)+/, '')
  const exec = /^(?:CMD\s+)?(\[.*\])\s*$/s.exec(text)
  return { keyword: instruction.getKeyword(), flags, text, words, json: exec === null || !['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'].includes(instruction.getKeyword()) ? null : JSON.parse(exec[1]!) as string[] }
}

/** What of a folder's paths a `.dockerignore` lets through: the last pattern that matches a path, or a folder above it, decides. */
export function isIgnored(ignore: string, path: string): boolean {
  const parts = path.split('/')
  let ignored = false
  for (const line of ignore.split('\n').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#'))) {
    const pattern = new RegExp(`^${line.replace(/^!/, '').replace(/[.+^$()|[\]{}\\]/g, '\\$&').replaceAll('**/', '\u0000').replaceAll('*', '[^/]*').replaceAll('\u0000', '(?:.*/)?')}$`)
    if (parts.some((_part, index) => pattern.test(parts.slice(0, index + 1).join('/')))) ignored = !line.startsWith('!')
  }
  return ignored
}
