import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Product = {
  /** The web's address, without a slash at the end. */
  address: string
  /** The one-time link that a first start prints. */
  signInLink: string
  dataDir: string
  stop: () => Promise<void>
}

const startTimeoutMs = 8 * 60_000

/** A port that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

/** Waits until what is printed holds both addresses, or says what was printed instead. */
async function readAddresses(output: AsyncIterable<Buffer>, printed: string[]): Promise<[string, string]> {
  for await (const chunk of output) {
    printed.push(chunk.toString())
    const text = printed.join('')
    const address = /^Runboard is ready: (\S+)$/m.exec(text)?.[1]
    const link = /^Sign in once with: (\S+)$/m.exec(text)?.[1]
    if (address !== undefined && link !== undefined) return [address, link]
  }
  throw new Error(`The product ended before it was ready:\n${printed.join('')}`)
}

/** Starts the product as `npm start` does, on free ports and with a directory of its own. */
export async function startProduct(settings: Record<string, string>): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'runboard-story-'))
  const [port, apiPort] = await Promise.all([freePort(), freePort()])
  const ports = { PORT: String(port), RUNS_API_PORT: String(apiPort) }
  const env = { ...process.env, DATABASE_URL: '', ...ports, DATA_DIR: dataDir, ...settings }
  const child = spawn('node', ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const printed: string[] = []
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  const tooLate = setTimeout(() => child.kill('SIGTERM'), startTimeoutMs)
  try {
    const [address, signInLink] = await readAddresses(child.stdout.iterator({ destroyOnReturn: false }), printed)
    // What it prints from here on is nobody's, and a full pipe would hold it up.
    child.stdout.resume()
    return { address, signInLink, dataDir, stop }
  } catch (cause) {
    await stop()
    throw cause
  } finally {
    clearTimeout(tooLate)
  }
}
