import { KeyFileFault, type AccountEntry, type KeyEntry } from '../../runtime/auth/key-file-text.ts'
import { hashPassword } from '../../runtime/auth/password.ts'
import type { Arguments, Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes, UsageError } from '../context.ts'
import { createdEntry, newKey, newPassword, replacementOf, timeFrom } from '../key-entries.ts'
import { editKeyFile, readKeyFile } from '../key-file-edit.ts'
import { keyTable } from '../key-table.ts'

type Action = (context: Context, args: Arguments, file: string) => Promise<number>

/** `gatewright keys`. */
export const keys: Command = {
  name: 'keys',
  parameters: '<create|list|revoke|rotate> [id]',
  arity: [1, 2],
  summary: 'makes, lists, revokes and rotates the keys of a key file',
  help: `Keeps a key file, in which only hashes stand. A key is shown once, on standard output, when it is made. Point a scheme to the
file with keyFile in gateway.yaml, or AUTH_<SCHEME>_KEY_FILE; a gateway that runs takes changes up within two seconds.
rotate makes a new key beside the old one, which holds for the overlap; an account's password is replaced at once.`,
  options: {
    file: { type: 'string', value: 'FILE', help: 'the key file, YAML or JSON (default: keys.yaml)' },
    owner: { type: 'string', value: 'NAME', help: 'create: whose key it is; the subject that backends and hooks see' },
    scopes: { type: 'string', value: 'LIST', help: 'create: its scopes, separated by commas' },
    class: { type: 'string', value: 'NAME', help: 'create: its quota class' },
    expires: { type: 'string', value: 'TIME', help: 'create, rotate: until when it holds: 90d, 12h or a date (default: for good)' },
    account: { type: 'string', value: 'NAME', help: 'create: an account of HTTP basic of this name, with a password' },
    overlap: { type: 'string', value: 'TIME', help: 'rotate: how long the old key still holds (default: 24h)' },
  },
  examples: [
    ['gatewright keys create --owner acme --scopes read:pets --class gold --expires 90d', 'a key, shown once'],
    ['gatewright keys rotate k_5f2c81d09a3b --overlap 7d', 'a new key; the old one holds for a week'],
    ['gatewright keys revoke k_5f2c81d09a3b', 'the key holds no longer'],
    ['gatewright keys list', 'all of them, without the keys'],
  ],
  async run(context, args) {
    const [name = ''] = args.positionals
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined) throw new UsageError(`keys can ${Object.keys(actions).join(', ')}, not "${name}"`)
    if (args.positionals.length === 2 && name !== 'revoke' && name !== 'rotate') throw new UsageError(`keys ${name} takes no id`)
    try {
      return await action(context, args, args.text('file') ?? 'keys.yaml')
    } catch (error) {
      if (!(error instanceof KeyFileFault)) throw error
      context.err(`${error.message}\n`)
      return exitCodes.findings
    }
  },
}

const create: Action = async (context, args, file) => {
  const now = Date.now()
  const account = args.text('account')
  if (account !== undefined && (account === '' || account.includes(':'))) throw new UsageError('the name of an account may not be empty and has no colon')
  const expires = args.text('expires')
  const common = createdEntry({
    owner: args.text('owner'), scopes: args.text('scopes'), class: args.text('class'), now,
    expires: expires === undefined ? undefined : timeFrom(expires, now),
  })
  if (account !== undefined) {
    const password = newPassword()
    const entry: AccountEntry = { name: account, password: await hashPassword(password), ...common }
    await editKeyFile(context.root, file, ({ accounts }) => {
      if (accounts.some(({ name }) => name === account)) throw new KeyFileFault(`${file} has an account "${account}" already`)
      return [{ add: 'accounts', entry }]
    })
    show(context, password, `the password of the account ${account}, in ${file} as a hash`)
    return exitCodes.ok
  }
  const made = newKey()
  const entry: KeyEntry = { id: made.id, hash: made.hash, ...common }
  await editKeyFile(context.root, file, () => [{ add: 'keys', entry }])
  show(context, made.key, `the key ${made.id}, in ${file} as a hash`)
  return exitCodes.ok
}

const list: Action = async (context, _args, file) => {
  context.out(keyTable(readKeyFile(context.root, file), Date.now()))
  return exitCodes.ok
}

const revoke: Action = async (context, args, file) => {
  const id = idOf(args)
  await editKeyFile(context.root, file, (content) => {
    const found = find(content, id, file)
    if (found.entry.revoked !== undefined) throw new KeyFileFault(`${id} is revoked already`)
    return [{ list: found.list, index: found.index, set: { revoked: new Date().toISOString() } }]
  })
  context.out(`${id} is revoked\n`)
  return exitCodes.ok
}

const rotate: Action = async (context, args, file) => {
  const id = idOf(args)
  const now = Date.now()
  const given = args.text('expires')
  const expires = given === undefined ? undefined : timeFrom(given, now)
  const overlap = timeFrom(args.text('overlap') ?? '24h', now)
  const made = newKey()
  const password = newPassword()
  const hash = await hashPassword(password)
  let account = false
  let until = ''
  await editKeyFile(context.root, file, (content) => {
    const found = find(content, id, file)
    if (found.entry.revoked !== undefined) throw new KeyFileFault(`${id} is revoked; make a new one with: gatewright keys create`)
    const { next, old } = replacementOf(found.entry, { now, overlap, expires })
    if (found.list === 'accounts') {
      account = true
      return [{ list: found.list, index: found.index, set: { password: hash, ...next } }]
    }
    until = old.expires
    return [
      { list: found.list, index: found.index, set: old },
      { add: 'keys', entry: { id: made.id, hash: made.hash, ...next } },
    ]
  })
  if (account) show(context, password, `the new password of the account ${id}, in ${file} as a hash; the old one holds no longer`)
  else show(context, made.key, `the key ${made.id}, in ${file} as a hash; ${id} holds until ${until}`)
  return exitCodes.ok
}

const actions: Readonly<Record<string, Action>> = { create, list, revoke, rotate }

function show(context: Context, secret: string, what: string): void {
  context.out(`${secret}\n`)
  context.err(`${what}. It is shown this once.\n`)
}

function idOf(args: Arguments): string {
  const id = args.positionals[1]
  if (id === undefined) throw new UsageError(`keys ${args.positionals[0]} needs the id of a key, or the name of an account; see: gatewright keys list`)
  return id
}

function find({ keys: entries, accounts }: ReturnType<typeof readKeyFile>, id: string, file: string):
{ readonly list: 'keys' | 'accounts'; readonly index: number; readonly entry: KeyEntry | AccountEntry } {
  const key = entries.findIndex((entry) => entry.id === id)
  if (key !== -1) return { list: 'keys', index: key, entry: entries[key]! }
  const account = accounts.findIndex(({ name }) => name === id)
  if (account !== -1) return { list: 'accounts', index: account, entry: accounts[account]! }
  throw new KeyFileFault(`${file} has no key "${id}" and no account of that name; see: gatewright keys list`)
}
