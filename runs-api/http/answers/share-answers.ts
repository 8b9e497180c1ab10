import type { AppContext, Middleware } from '#/runs-api/http/context.ts'

/** Figures: dear to count, and asked for again by every tab and board whenever runs change. */
const figures = /^\/api\/[^/]+\/(health|failures|reports|runs\/(summary|facets))$/
const copiedHeaders = ['content-type', 'content-encoding', 'content-length', 'vary']

type Shared = { bytes: ArrayBuffer; headers: Record<string, string> }
type Going = { answer: Promise<Shared | null>; isAwaited: boolean }

export type SharedAnswers = {
  share: Middleware
  /** Something changed: who asks from now on is not given an answer that was begun before. */
  forget: () => void
}

function keyOf(c: AppContext): string {
  const { caller, account, role, scope } = c.get('access')
  const encoding = c.req.header('accept-encoding') ?? ''
  return JSON.stringify([c.req.url, encoding, account.id, caller.accountId, caller.credentialKind, role, scope])
}

async function copyOf({ res }: AppContext): Promise<Shared> {
  const headers = copiedHeaders.flatMap((name): [string, string][] => {
    const value = res.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { bytes: await res.clone().arrayBuffer(), headers: Object.fromEntries(headers) }
}

/**
 * Whoever asks for the same figures while they are being counted for them anyway is given that answer: a person's hundred
 * tabs, or a workspace's boards, cost the store as much as one.
 */
export function createSharedAnswers(): SharedAnswers {
  const going = new Map<string, Going>()

  async function answerFirst(c: AppContext, key: string, next: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<Shared | null>()
    const own = { answer: promise, isAwaited: false }
    going.set(key, own)
    try {
      await next()
      resolve(own.isAwaited && c.res.status === 200 ? await copyOf(c) : null)
    } finally {
      if (going.get(key) === own) going.delete(key)
      resolve(null)
    }
  }

  const forget = (): void => going.clear()
  return {
    forget,
    share: async (c, next) => {
      if (c.req.method !== 'GET') return next().finally(forget)
      if (c.get('isSigned') || !figures.test(c.req.path)) return next()
      const key = keyOf(c)
      const first = going.get(key)
      if (first === undefined) return answerFirst(c, key, next)
      first.isAwaited = true
      const shared = await first.answer
      return shared === null ? next() : c.body(shared.bytes, 200, shared.headers)
    },
  }
}
