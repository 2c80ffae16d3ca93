#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read far enough to say what is needed.
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import * as module from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`gatewright needs Node 22.19 or newer; this is ${process.version} (${process.execPath}).
In this repository, npm brings its own on Linux x64: npm ci, then npm run <command>. Elsewhere: https://nodejs.org/en/download`)
  process.exit(1)
}

/** Where compiled code is kept for the next start; undefined where no folder is ours alone. Node hangs on one under /proc. */
function cacheFolder() {
  const local = join(process.cwd(), 'node_modules')
  if (existsSync(local) && !real(local).startsWith(`${sep}proc${sep}`)) return join(local, '.cache', 'gatewright')
  const temporary = real(tmpdir())
  if (temporary.startsWith(`${sep}proc`)) return undefined
  const uid = process.getuid === undefined ? '' : process.getuid()
  const folder = join(temporary, `gatewright-${uid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = lstatSync(folder)
    return found.isDirectory() && (uid === '' || (found.uid === uid && (found.mode & 0o022) === 0)) ? folder : undefined
  } catch {
    return undefined
  }
}

function real(path) {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

if (!process.env.NODE_COMPILE_CACHE) {
  const folder = cacheFolder()
  if (folder !== undefined) module.enableCompileCache(folder)
}

const bin = real(fileURLToPath(import.meta.url))
const root = dirname(dirname(bin))
const source = join(root, 'cli', 'main.ts')
const fromSource = existsSync(source)
if (fromSource && !import.meta.resolve('gatewright').endsWith('.ts')) {
  // The condition that `npm run` passes on the command line, for whoever calls this file by itself.
  module.registerHooks({
    resolve: (specifier, context, next) => next(specifier, { ...context, conditions: [...context.conditions, 'gatewright-source'] }),
  })
}

const { main } = await import(pathToFileURL(fromSource ? source : join(root, 'dist', 'cli', 'main.js')).href)
await main({ bin })
