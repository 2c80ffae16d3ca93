import type { Command } from '../command.ts'

export const hook: Command = { name: 'hook', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
