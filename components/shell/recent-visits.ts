/** A report or a run that was looked at in this tab. */
export type Visit = { report: string; run: string | null }

const key = 'runboard.visits'
const kept = 24
const address = /^\/([^/]+)\/reports\/([0-9a-f]{12})(?:\/runs\/([0-9a-f]{12}))?$/
const missing = new Set<string>()

function readPaths(): string[] {
  try {
    const paths: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []
  } catch {
    // A browser may keep its storage shut, and anything may lie in it: there is nothing to recall then.
    return []
  }
}

function writePaths(paths: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(paths.slice(0, kept)))
  } catch {
    // Shut or full: a visit is forgotten, nothing else is lost.
  }
}

/** Notes the path of a page that shows a report or a run; other paths are let go. */
export function noteVisit(path: string): void {
  if (!address.test(path) || missing.has(path)) return
  writePaths([path, ...readPaths().filter((other) => other !== path)])
}

/** Takes back a visit to where nothing was. */
export function forgetVisit(path: string): void {
  missing.add(path)
  writePaths(readPaths().filter((other) => other !== path))
}

/** The reports and runs of an account looked at in this tab, the latest first. */
export function recentVisits(account: string): Visit[] {
  return readPaths().flatMap((path) => {
    const [, owner, report, run = null] = address.exec(path) ?? []
    return owner === account && report !== undefined ? [{ report, run }] : []
  })
}
