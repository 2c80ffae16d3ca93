import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A folder as the root of a process, as a container would see it: the machine's programs, this process's Node, and what a build put there. */
export interface Container {
  readonly root: string
  /** Starts a program there. `user` is a number; with `readOnly` nothing of the root file system can be written. */
  readonly start: (argv: readonly string[], options: ContainerOptions) => ChildProcess
}

export interface ContainerOptions {
  readonly cwd: string
  readonly user: number
  readonly readOnly: boolean
  readonly env: Readonly<Record<string, string>>
}

/** Why no container can be made here; null where one can: it takes Linux, root, and leave to mount. */
export function noContainers(): string | null {
  if (process.getuid?.() !== 0) return 'only root can make a root file system read-only'
  return spawnSync('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', 'mount --bind /tmp /tmp && command -v chroot'], { stdio: 'ignore' }).status === 0 ? null : 'this machine lets nobody mount'
}

// Mounts live in a namespace of the process's own, and end with it. Each step becomes the next, so that signals reach the program.
const script = `
set -e
root=$1 node=$2 mode=$3 user=$4 cwd=$5
shift 5
mount --bind "$root" "$root"
for part in usr etc dev; do mount --rbind "/$part" "$root/$part"; done
mount -t proc proc "$root/proc"
mount --bind "$node" "$root/node"
mount -o "remount,bind,$mode" "$root"
exec chroot --userspec="$user:$user" --groups= "$root" /usr/bin/env -i --chdir="$cwd" "$@"
`

/** Makes the folder a root; `noContainers` must have been asked. */
export function container(root: string): Container {
  for (const part of ['usr', 'etc', 'dev', 'proc', 'node', 'tmp', 'root']) mkdirSync(join(root, part), { recursive: true })
  for (const part of ['bin', 'lib', 'lib64', 'sbin']) symlinkSync(`usr/${part}`, join(root, part))
  return {
    root,
    start: (argv, { cwd, user, readOnly, env }) => spawn('unshare', [
      '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', root, dirname(realpathSync(process.execPath)), readOnly ? 'ro' : 'rw', String(user), cwd,
      ...Object.entries({ PATH: '/node:/usr/bin:/bin', HOME: '/nowhere', ...env }).map(([name, value]) => `${name}=${value}`), ...argv,
    ], { stdio: ['ignore', 'pipe', 'pipe'] }),
  }
}
