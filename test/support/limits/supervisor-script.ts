import { createSupervisor } from '../../../runtime/process/supervisor.ts'

// Workers of one machine; commands come over IPC.
const supervisor = createSupervisor({
  script: new URL('./gateway-script.ts', import.meta.url).pathname, workers: Number(process.env['WORKERS'] ?? 2), stopDelay: 0, drainLimit: 2_000, idleGrace: 100,
})
process.on('message', (command) => {
  if (command === 'maintain' || command === 'serve') {
    supervisor.maintenance.set({ all: command === 'maintain', apis: [], retryAfter: 7 })
    process.send?.({ apis: supervisor.maintenance.apis() })
  }
  if (command === 'swap') void supervisor.swap().then(() => process.send?.({ swapped: true }), (error: Error) => process.send?.({ failed: error.message }))
})
const { url } = await supervisor.start()
process.send?.({ url })
