import type { AppContext, Middleware } from '#/runs-api/http/context.ts'

/** Figures: dear to count, and asked for again by every tab and board whenever runs change. */
const figures = /^\/api\/[^/]+\/(health|failures|reports|runs\/(summary|facets))$/
const copiedHeaders = ['content-type', 'content-encoding', 'content-length', 'vary']

/** How old figures may be that are given to somebody who would wait for their turn. The dashboard asks no sooner after a change. */
const keptMs = 1_000

type Shared = { bytes: ArrayBuffer; headers: Record<string, string>; begunMs: number }
type Going = { answer: Promise<Shared | null>; begunMs: number; isAwaited: boolean; isOutdated: boolean }

export type SharedAnswers = {
  share: Middleware
  /** Runs changed: who asks from now on does not wait for an answer that was begun before. */
  outdate: () => void
}

function keyOf(c: AppContext): string {
  const { caller, account, role, scope } = c.get('access')
  const encoding = c.req.header('accept-encoding') ?? ''
  return JSON.stringify([c.req.url, encoding, account.id, caller.accountId, caller.credentialKind, role, scope])
}

async function copyOf({ res }: AppContext, begunMs: number): Promise<Shared> {
  const headers = copiedHeaders.flatMap((name): [string, string][] => {
    const value = res.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { bytes: await res.clone().arrayBuffer(), headers: Object.fromEntries(headers), begunMs }
}

/** Answers of the last second, in the order in which they were begun. */
function createKept(now: () => number) {
  const kept = new Map<string, Shared>()
  const isOld = ({ begunMs }: Shared): boolean => now() - begunMs > keptMs

  return {
    find: (key: string): Shared | undefined => {
      const found = kept.get(key)
      return found === undefined || isOld(found) ? undefined : found
    },
    keep: (key: string, answer: Shared): void => {
      for (const [oldKey, old] of kept) if (isOld(old)) kept.delete(oldKey)
      kept.set(key, answer)
    },
    clear: () => kept.clear(),
  }
}

/**
 * Whoever asks for the same figures while they are being counted for them anyway is given that answer: a person's hundred
 * tabs, or a workspace's boards, cost the store as much as one. Where they would have to wait (`isBusy`), they are given those
 * of up to a second ago: what they waited for would be as old when it came. Whatever is changed over this API is seen at once.
 */
export function createSharedAnswers(deps: { isBusy: () => boolean; clock: () => Date }): SharedAnswers {
  const now = (): number => deps.clock().getTime()
  const going = new Map<string, Going>()
  const kept = createKept(now)
  let changes = 0

  async function answerFirst(c: AppContext, key: string, next: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<Shared | null>()
    const [begunMs, wasBusy, changesBefore] = [now(), deps.isBusy(), changes]
    const own = { answer: promise, begunMs, isAwaited: false, isOutdated: false }
    going.set(key, own)
    try {
      await next()
      const isWanted = own.isAwaited || wasBusy || deps.isBusy()
      const answer = isWanted && c.res.status === 200 ? await copyOf(c, begunMs) : null
      if (answer !== null && changes === changesBefore) kept.keep(key, answer)
      resolve(answer)
    } finally {
      if (going.get(key) === own) going.delete(key)
      resolve(null)
    }
  }

  function mayJoin(first: Going): boolean {
    return !first.isOutdated || (deps.isBusy() && now() - first.begunMs <= keptMs)
  }

  function forget(): void {
    changes += 1
    going.clear()
    kept.clear()
  }

  return {
    outdate: () => {
      for (const first of going.values()) first.isOutdated = true
    },
    share: async (c, next) => {
      if (c.req.method !== 'GET') return next().finally(forget)
      if (c.get('isSigned') || !figures.test(c.req.path)) return next()
      const key = keyOf(c)
      const recent = deps.isBusy() ? kept.find(key) : undefined
      if (recent !== undefined) return c.body(recent.bytes, 200, recent.headers)
      const first = going.get(key)
      if (first === undefined || !mayJoin(first)) return answerFirst(c, key, next)
      first.isAwaited = true
      const shared = await first.answer
      return shared === null ? next() : c.body(shared.bytes, 200, shared.headers)
    },
  }
}
