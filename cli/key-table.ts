import type { KeyFileContent } from '../runtime/auth/key-file-text.ts'

/** The keys and accounts of a key file as a table, without hashes. */
export function keyTable({ keys, accounts }: KeyFileContent, now: number): string {
  const entries = [
    ...keys.map((entry) => ({ ...entry, kind: 'key', name: entry.id })),
    ...accounts.map((entry) => ({ ...entry, kind: 'account', name: entry.name })),
  ]
  if (entries.length === 0) return 'no keys\n'
  const rows = [
    ['ID', 'KIND', 'OWNER', 'SCOPES', 'CLASS', 'CREATED', 'STATE'],
    ...entries.map(({ kind, name, owner = '-', scopes = [], class: quota = '-', created, expires, revoked }) =>
      [name, kind, owner, scopes.join(',') || '-', quota, created?.slice(0, 10) ?? '-', stateOf(now, expires, revoked)]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `${row.map((text, column) => text.padEnd(widths[column]!)).join('  ').trimEnd()}\n`).join('')
}

function stateOf(now: number, expires: string | undefined, revoked: string | undefined): string {
  if (revoked !== undefined) return `revoked ${revoked.slice(0, 10)}`
  if (expires === undefined) return 'valid'
  return Date.parse(expires) <= now ? `expired ${expires.slice(0, 10)}` : `valid until ${expires.slice(0, 16)}Z`
}
