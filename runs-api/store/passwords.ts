import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** 32 MB and some 60 ms a try: dear for who guesses, unnoticed by who knows. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyBytes = 32
const stored = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const maxmem = 256 * (options.N ?? 0) * (options.r ?? 0)
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, { ...options, maxmem }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

/** The text to keep for a password: cost, salt and derived key. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * True when the password is the one that was hashed. Without a hash it takes as long and is false,
 * so that the time of an answer does not tell whether there is such a person.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const match = stored.exec(hash ?? '')
  if (match === null) {
    await derive(password, Buffer.alloc(16), cost)
    return false
  }
  const [, N, r, p, salt = '', key = ''] = match
  const expected = Buffer.from(key, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === given.length && timingSafeEqual(expected, given)
}
