import type { Command } from '../command.ts'

export const mock: Command = { name: 'mock', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
