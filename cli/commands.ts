import type { Command } from './command.ts'

interface Entry { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> }

/** Every command in the order of the help; its code is loaded only when it is called. */
export const commands: readonly Entry[] = [
  { name: 'init', summary: 'lays out a project of your own', load: async () => (await import('./commands/init.ts')).init },
  { name: 'generate', summary: 'compiles specs/ into generated/', load: async () => (await import('./commands/generate.ts')).generateCommand },
  { name: 'start', summary: 'starts the gateway', load: async () => (await import('./commands/start.ts')).start },
  { name: 'dev', summary: 'starts it on dev credentials, and again whenever a file is saved', load: async () => (await import('./commands/dev.ts')).dev },
  { name: 'demo', summary: 'generates, starts on the embedded backend, prints calls to paste', load: async () => (await import('./commands/demo.ts')).demo },
  { name: 'mock', summary: 'starts the embedded backend alone', load: async () => (await import('./commands/mock.ts')).mock },
  { name: 'contract', summary: 'tests every operation against its document', load: async () => (await import('./commands/contract.ts')).contract },
  { name: 'explain', summary: "prints an operation's chain, and where each part comes from", load: async () => (await import('./commands/explain.ts')).explain },
  { name: 'hook', summary: 'adds the place for a hook to app/hooks/', load: async () => (await import('./commands/hook.ts')).hook },
  { name: 'keys', summary: 'makes, lists, revokes and rotates the keys of a key file', load: async () => (await import('./commands/keys.ts')).keys },
  { name: 'emit', summary: 'writes an image definition or Kubernetes manifests into deploy/', load: async () => (await import('./commands/emit.ts')).emit },
]
