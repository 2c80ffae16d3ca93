import type { Command } from '../command.ts'

export const demo: Command = { name: 'demo', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
