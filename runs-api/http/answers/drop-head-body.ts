import type { Middleware } from '#/runs-api/http/context.ts'

/** HEAD is answered as GET is: a stream that nobody will read is let go of here, or what feeds it would stay open. */
export const dropHeadBody: Middleware = async (c, next) => {
  await next()
  if (c.req.method !== 'HEAD' || c.res.body === null) return
  // A zip throws what it is cancelled with; there is nobody to tell.
  await c.res.body.cancel().catch(() => undefined)
  c.res = new Response(null, c.res)
}
