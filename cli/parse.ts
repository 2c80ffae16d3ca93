import { parseArgs } from 'node:util'
import { didYouMean } from '../generator/load/closest.ts'
import type { Arguments, Command } from './command.ts'
import { UsageError } from './context.ts'

/** A command's arguments, or null where its help was asked for. Throws a UsageError that names what was meant. */
export function parse(command: Command, argv: readonly string[]): Arguments | null {
  const options = { ...command.options, help: { type: 'boolean', short: 'h', help: '' } } as Command['options']
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }])),
    strict: false, allowPositionals: true, tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) {
      const near = didYouMean(token.name, Object.keys(options))?.replace('"', '"--')
      throw new UsageError(`${command.name} has no option ${token.rawName}${near === undefined ? '' : `; ${near}`}`)
    }
    if (option.type === 'string' && (token.value === undefined || (token.inlineValue !== true && token.value.startsWith('-') && token.value !== '-'))) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}`)
    }
    if (option.type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`)
  }
  if (values['help'] === true) return null
  const [fewest, most] = command.arity
  if (positionals.length < fewest) throw new UsageError(`${command.name} needs ${command.parameters}`)
  if (positionals.length > most) {
    throw new UsageError(`${command.name} takes ${most === 0 ? 'no arguments' : `${command.parameters} and no more`}, but got "${positionals[most]}"`)
  }
  return {
    positionals,
    flag: (name) => values[name] === true,
    text: (name) => { const value = values[name]; return typeof value === 'string' ? value : undefined },
  }
}
