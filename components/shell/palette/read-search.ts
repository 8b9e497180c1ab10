/**
 * What somebody means by what they typed or pasted. `run` and `report` carry the account and report of an address, null
 * for a token alone, which may be either's. A `page` is another page of the account, as a path with its search.
 */
export type Searched =
  | { kind: 'nothing' }
  | { kind: 'words'; words: string }
  | { kind: 'token'; token: string }
  | { kind: 'run'; account: string; run: string }
  | { kind: 'report'; account: string; report: string }
  | { kind: 'page'; account: string; href: string }
  | { kind: 'elsewhere' }

const token = /^[0-9a-f]{12}$/i
const accountName = /^[a-z0-9][a-z0-9_-]{0,38}$/i
const pages = new Set(['failures', 'runs', 'timeline', 'reports'])
/** Pages that have pages below them. */
const chapters = new Set(['settings', 'api-docs'])
/** Parts that Mode puts before the account: of its API, of its editor. */
const prefixes = new Set(['api', 'editor'])

/** The path and search of an address with or without its host, or null for what is none. */
function addressOf(text: string): URL | null {
  const isPath = text.startsWith('/')
  const hasHost = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/|^localhost(?::\d+)?\//i.test(text)
  if (!isPath && !hasHost && !/^https?:\/\//i.test(text)) return null
  const whole = isPath ? `http://runboard.invalid${text}` : hasHost ? `http://${text}` : text
  return URL.canParse(whole) ? new URL(whole) : null
}

function readAddress({ pathname, search }: URL): Searched {
  const segments = pathname.split('/').filter((segment) => segment !== '')
  const [account = '', place, report = '', runs, run = ''] = prefixes.has(segments[0] ?? '')
    ? segments.slice(1)
    : segments
  if (!accountName.test(account)) return { kind: 'elsewhere' }
  if (place === 'reports' && token.test(report)) {
    if (runs === 'runs' && token.test(run)) return { kind: 'run', account, run: run.toLowerCase() }
    return { kind: 'report', account, report: report.toLowerCase() }
  }
  if (place === undefined || pages.has(place)) {
    return { kind: 'page', account, href: `/${[account, place].filter(Boolean).join('/')}${search}` }
  }
  return chapters.has(place)
    ? { kind: 'page', account, href: `/${segments.join('/')}${search}` }
    : { kind: 'elsewhere' }
}

/**
 * Reads the line of the command palette: words, a token, or an address of a page, also of another host or of Mode, whose
 * paths are the same.
 */
export function readSearch(line: string): Searched {
  const text = line.trim()
  if (text === '') return { kind: 'nothing' }
  if (token.test(text)) return { kind: 'token', token: text.toLowerCase() }
  const address = addressOf(text)
  return address === null ? { kind: 'words', words: text } : readAddress(address)
}
