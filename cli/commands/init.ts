import type { Command } from '../command.ts'

export const init: Command = { name: 'init', parameters: '', arity: [0, 0], summary: '', help: '', options: {}, examples: [], run: async () => 1 }
