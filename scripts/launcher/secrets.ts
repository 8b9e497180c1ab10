import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'

const Secrets = z.object({
  nextAuthSecret: z.string().min(32),
  signingSecret: z.string().min(32),
  /** used only where Postgres must listen on a port (Windows) */
  postgresPassword: z.string().min(32),
})

export type Secrets = z.infer<typeof Secrets>

/**
 * The secrets of this installation: made at first start, kept in DATA_DIR/secrets.json (mode 0600), never printed.
 * @throws {AppError} bad_request when the file was damaged
 */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  if (!existsSync(path)) writeSecrets(path)
  const parsed = Secrets.safeParse(readJson(path))
  if (parsed.success) return parsed.data
  throw new AppError(
    'bad_request',
    `${path} is damaged or belongs to another user: restore it, or delete it, which signs everybody out.`,
  )
}

function writeSecrets(path: string): void {
  const secret = () => randomBytes(32).toString('base64url')
  const secrets: Secrets = { nextAuthSecret: secret(), signingSecret: secret(), postgresPassword: secret() }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
