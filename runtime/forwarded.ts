import { createRequire } from 'node:module'
import { isIP } from 'node:net'
import type parseForwarded from 'forwarded-parse'
import { clientAddress, unmapped } from './proxies.ts'

/** The head of a request, and who sent it. */
interface Received {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/** What trusted proxies say of a request; a null is what they do not say. */
export interface Sender {
  /** The client's address: that of the last hop that no trusted proxy is. */
  readonly address: string
  readonly proto: string | null
  readonly host: string | null
  /** The hops that were told of, the client first, as for `X-Forwarded-For`. */
  readonly hops: readonly string[]
}

/** Reads the one field in which trusted proxies name the client; null where they sent one that cannot be read. */
export type ReadSender = (request: Received) => Sender | null

/**
 * Makes the reader for `X-Forwarded-For`, or for `Forwarded` (RFC 7239). Only that field counts: a proxy passes on what the
 * client wrote into the other one. Fields of peers that are not trusted do not count at all.
 */
export function senderReader(trusts: (peer: string) => boolean, field: 'Forwarded' | 'X-Forwarded-For'): ReadSender {
  return field === 'Forwarded' ? readForwarded(trusts) : (request) => {
    const peer = request.socket.remoteAddress ?? ''
    const believed = trusts(peer)
    const hops = believed ? textOf(request.headers['x-forwarded-for']) : null
    return {
      address: clientAddress(peer, hops ?? undefined, trusts),
      proto: believed ? textOf(request.headers['x-forwarded-proto']) : null,
      host: believed ? textOf(request.headers['x-forwarded-host']) : null,
      hops: hops === null || hops === '' ? [] : [hops],
    }
  }
}

function readForwarded(trusts: (peer: string) => boolean): ReadSender {
  // Only who chose the field needs its parser.
  const parse = createRequire(import.meta.url)('forwarded-parse') as typeof parseForwarded
  return (request) => {
    const peer = unmapped(request.socket.remoteAddress ?? '')
    const text = textOf(request.headers['forwarded'])
    const sender: { address: string; proto: string | null; host: string | null; hops: readonly string[] } = { address: peer, proto: null, host: null, hops: [] }
    if (text === null || !trusts(peer)) return sender
    let elements: readonly Readonly<Record<string, string>>[]
    try {
      elements = parse(text)
    } catch {
      // What the client wrote may end the reading of what the proxy added to it: nothing of it can be believed.
      return null
    }
    sender.hops = elements.map((element) => nodeOf(element['for']))
    for (let i = elements.length - 1; i >= 0 && trusts(sender.address); i--) {
      sender.proto = elements[i]!['proto']?.toLowerCase() ?? sender.proto
      sender.host = elements[i]!['host'] ?? sender.host
      const hop = unmapped(sender.hops[i]!)
      if (isIP(hop) === 0) break
      sender.address = hop
    }
    return sender
  }
}

/** The address of a node identifier (RFC 7239, 6) without its port; others, `unknown` and obfuscated ones, as they are. */
function nodeOf(identifier: string | undefined): string {
  if (identifier === undefined) return 'unknown'
  const bracketed = /^\[([0-9a-f:.]+)\](?::[\w.-]+)?$/i.exec(identifier)
  if (bracketed !== null) return bracketed[1]!
  return identifier.replace(/^(\d+\.\d+\.\d+\.\d+):[\w.-]+$/, '$1')
}

/** An element of `Forwarded` for the hop before this gateway. */
export function forwardedElement(options: { readonly peer: string; readonly proto: string; readonly host: string }): string {
  const { peer, proto, host } = options
  const node = isIP(peer) === 6 ? `"[${peer}]"` : isIP(peer) === 4 ? peer : 'unknown'
  return `for=${node};host="${host.replace(/["\\]/g, '')}";proto=${proto}`
}

function textOf(value: string | readonly string[] | undefined): string | null {
  return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
}
