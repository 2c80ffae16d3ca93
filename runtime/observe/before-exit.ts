const pending = new Set<() => void>()

/** Runs `task` when the process ends, also by `process.exit` or an uncaught error; the result takes it back. One listener serves all. */
export function beforeExit(task: () => void): () => void {
  if (pending.size === 0) process.on('exit', runAll)
  pending.add(task)
  return () => {
    pending.delete(task)
    if (pending.size === 0) process.off('exit', runAll)
  }
}

function runAll(): void {
  for (const task of pending) task()
}
