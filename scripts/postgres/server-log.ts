import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'

const maxLogBytes = 20 * 2 ** 20

/** Opens the server's log to append to it; one that grew large becomes `.1`, in place of the one before. */
export function openServerLog(path: string): number {
  if (existsSync(path) && statSync(path).size > maxLogBytes) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** Why the server last refused, in its own words. */
export function lastFatalLine(path: string): string {
  const fatal = readFileSync(path, 'utf8')
    .split('\n')
    .findLast((line) => /\b(FATAL|PANIC):/.test(line))
  return fatal?.replace(/^.*?\b(?:FATAL|PANIC):\s*/, '') ?? 'it said nothing'
}
