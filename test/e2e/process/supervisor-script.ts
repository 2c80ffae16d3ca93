import { createSupervisor } from '../../../runtime/process/supervisor.ts'
import { followSignals } from '../../../runtime/process/signals.ts'

// The supervisor in a process of its own, which tells the test what happens as lines of JSON, and takes commands over IPC.
const say = (message: object): void => { if (process.connected) process.send!(message) }
const busy = (ms: number): void => { for (const until = performance.now() + ms; performance.now() < until;); }
let ready = 0
const supervisor = createSupervisor({
  script: new URL('./worker-script.ts', import.meta.url).pathname,
  workers: Number(process.env['WORKERS'] ?? 1),
  stopDelay: Number(process.env['STOP_DELAY'] ?? 0),
  readyTimeout: 10_000,
  onEvent: (event) => {
    say({ ...event, ...('error' in event && { error: event.error.message }) })
    // Behind the message that asks the old worker to leave: what the kernel has for this process by then comes in one go.
    if (event.kind === 'ready' && ++ready === 2) setImmediate(() => busy(Number(process.env['BUSY_AFTER_SWAP'] ?? 0)))
  },
})
followSignals({ supervisor })
process.on('message', (command) => {
  if (command === 'metrics') void supervisor.metrics().then((text) => say({ kind: 'metrics', text }))
  if (command === 'swap') supervisor.swap().then(() => say({ kind: 'swap-resolved' }), () => say({ kind: 'swap-rejected' }))
})
supervisor.start().then(({ url }) => say({ kind: 'started', url }), (error: Error) => {
  say({ kind: 'refused', error: error.message })
  process.disconnect()
})
