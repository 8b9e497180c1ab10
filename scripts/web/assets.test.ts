import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressAssets } from '#/scripts/launcher/compress-assets.ts'
import { serveAssets } from './assets.ts'

const script = `export const words = ${JSON.stringify('one two three '.repeat(200))}\n`
const folder = mkdtempSync(join(tmpdir(), 'runboard-assets-'))
const server = createServer()

beforeAll(async () => {
  writeFileSync(join(folder, 'page.js'), script)
  await compressAssets(folder)
  const assets = serveAssets(folder)
  server.on('request', (request, response) =>
    assets(request, response, () => response.writeHead(404).end(`not an asset: ${request.url}`)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function ask(path: string, accepts: string) {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const headers = { 'accept-encoding': accepts }
    get({ host: '127.0.0.1', port: address.port, path, headers }, (response) => {
      buffer(response)
        .then((body) => resolve({ status: response.statusCode, headers: response.headers, body }))
        .catch(reject)
    }).on('error', reject)
  })
}

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['identity', undefined, (body: Buffer) => body],
] as const)(
  'whoever accepts %s gets the whole script in the smallest form they read',
  async (accepts, coding, open) => {
    const { status, headers, body } = await ask('/_next/static/page.js', accepts)
    expect(status).toBe(200)
    expect(headers['content-encoding']).toBe(coding)
    expect(headers['content-type']).toMatch(/^text\/javascript/)
    expect(headers['cache-control']).toBe('public,max-age=31536000,immutable')
    expect(open(body).toString()).toBe(script)
  },
)

test.each(['/_next/static/no.js', '/_next/static/../secret', '/_next/static/%2e%2e/secret', '/acme/runs?page=2'])(
  'what is no asset goes on with its own address: %s',
  async (path) => {
    const { status, body } = await ask(path, 'br')
    expect(status).toBe(404)
    expect(body.toString()).toBe(`not an asset: ${path}`)
  },
)
