import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** The scrypt hash (RFC 7914) of a password, with what it was made with. */
export interface PasswordHash {
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
  readonly salt: Buffer
  readonly hash: Buffer
}

/** What new hashes are made with: 32 MiB, and three times over, as OWASP's Password Storage Cheat Sheet has it. */
const fresh = { cost: 32_768, blockSize: 8, parallelization: 3 }
/** The most memory that a hash in a file may ask for. */
const mostMemory = 256 * 1024 * 1024

/** The hash of a password as it stands in files: `scrypt:<N>:<r>:<p>:<salt>:<hash>`, the last two in base64url. */
export async function hashPassword(password: string, parameters: Pick<PasswordHash, 'cost' | 'blockSize' | 'parallelization'> = fresh): Promise<string> {
  const salt = randomBytes(16)
  const { cost, blockSize, parallelization } = parameters
  const hash = await derive(password, { ...parameters, salt }, 32)
  return ['scrypt', cost, blockSize, parallelization, salt.toString('base64url'), hash.toString('base64url')].join(':')
}

/** Whether a text claims to be such a hash. */
export const isPasswordHash = (text: string): boolean => text.startsWith('scrypt:')

/** Reads such a hash; null where it is none, is weaker than a hash should be or asks for more than 256 MiB. */
export function readPasswordHash(text: string): PasswordHash | null {
  const match = /^scrypt:(\d{1,8}):(\d{1,4}):(\d{1,3}):([\w-]{16,}):([\w-]{22,})$/.exec(text)
  if (match === null) return null
  const [cost, blockSize, parallelization] = match.slice(1, 4).map(Number) as [number, number, number]
  const powerOfTwo = cost > 1 && (cost & (cost - 1)) === 0
  if (!powerOfTwo || blockSize < 1 || parallelization < 1 || parallelization > 16 || 128 * cost * blockSize > mostMemory) return null
  return { cost, blockSize, parallelization, salt: Buffer.from(match[4]!, 'base64url'), hash: Buffer.from(match[5]!, 'base64url') }
}

/** Whether a password is the one of the hash, compared in constant time. */
export async function verifyPassword(password: string, known: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, known, known.hash.length), known.hash)
}

function derive(password: string, { cost, blockSize, parallelization, salt }: Omit<PasswordHash, 'hash'>, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Node refuses what needs more than 32 MiB unless it is told.
    const options = { N: cost, r: blockSize, p: parallelization, maxmem: 2 * mostMemory }
    scrypt(password.normalize('NFC'), salt, length, options, (error, derived) => (error === null ? resolve(derived) : reject(error)))
  })
}
