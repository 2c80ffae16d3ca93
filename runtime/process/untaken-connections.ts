import type { Worker } from 'node:cluster'

interface Handle { close(): void }
interface ClusterMessage { readonly cmd?: unknown; readonly act?: unknown; readonly seq?: unknown; readonly ack?: unknown }
type Send = (message: ClusterMessage, handle?: Handle, ...rest: unknown[]) => boolean

/**
 * Closes the connections that were handed to a worker which ended before it said that it has them. `node:cluster` forgets those: the
 * parent keeps them open, and their clients wait until its garbage collector comes by. It has no public form of this; where its
 * messages should look otherwise one day, nothing is recorded and nothing closed (decision 0044).
 */
export function closeUntakenConnections(worker: Worker): void {
  const untaken = new Map<unknown, Handle>()
  const child = worker.process as unknown as { send: Send; on(event: 'internalMessage', listener: (message: ClusterMessage) => void): void }
  const { send } = child
  child.send = function (message, handle, ...rest) {
    if (handle !== undefined && handle !== null && message.cmd === 'NODE_CLUSTER' && message.act === 'newconn') untaken.set(message.seq, handle)
    return send.call(this, message, handle, ...rest)
  }
  child.on('internalMessage', (message) => {
    if (message.cmd === 'NODE_CLUSTER' && message.ack !== undefined) untaken.delete(message.ack)
  })
  worker.on('exit', () => {
    for (const handle of untaken.values()) handle.close()
    untaken.clear()
  })
}
