import type { Command } from '../command.ts'

export const contract: Command = { name: 'contract', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
