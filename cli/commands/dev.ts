import type { Command } from '../command.ts'

export const dev: Command = { name: 'dev', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
