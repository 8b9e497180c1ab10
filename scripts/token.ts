import { parseArgs } from 'node:util'
import { AppError, messageOf } from '#/lib/errors.ts'
import { issueCredential } from '#/runs-api/store/credentials.ts'
import { onStore } from '#/scripts/launcher/on-store.ts'

const usage = 'npm run -s token -- <username> [--workspace]'

function readArguments(): { username: string; isWorkspace: boolean } {
  const { values, positionals } = parseArguments()
  const [username, ...rest] = positionals
  if (!username || rest.length > 0) throw new AppError('bad_request', `Give one username: ${usage}.`)
  return { username, isWorkspace: values.workspace }
}

function parseArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { workspace: { type: 'boolean', default: false } } })
  } catch (cause) {
    throw new AppError('bad_request', `${messageOf(cause).replace(/\.$/, '')}; use it as ${usage}.`, { cause })
  }
}

async function issueToken(): Promise<string> {
  const { username, isWorkspace } = readArguments()
  const kind = isWorkspace ? 'workspace_key' : 'api_token'
  const { token, secret } = await onStore((db) => issueCredential(db, { kind, username, name: 'npm run token' }))
  return `${token}:${secret}`
}

try {
  console.log(await issueToken())
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
