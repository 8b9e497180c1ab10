import { matchedRoutes } from 'hono/route'
import type { RouterRoute } from 'hono/types'
import { AppError } from '#/lib/errors.ts'
import type { App, Middleware } from '#/runs-api/http/context.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The routes that answer a path, middleware left out: one of exactly that path is meant before any with parameters. */
function answering(routes: RouterRoute[], path: string, isLiteral: boolean): RouterRoute[] {
  return routes.filter((route) => route.method !== 'ALL' && (!isLiteral || route.path === path))
}

/** Every method some route answers on this path; HEAD wherever GET is. */
function allowedMethods(app: App, path: string, isLiteral: boolean): string[] {
  const answered = methods.filter((method) => {
    const routes = app.router.match(method, path)[0].map(([[, route]]) => route)
    return answering(routes, path, isLiteral).length > 0
  })
  return answered.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

/** Refuses paths nobody answers (404) and methods nobody answers on a path (405), before anything is asked of the store. */
export function recognizePath(app: App): Middleware {
  return async (c, next) => {
    const { method, path } = c.req
    const isLiteral = app.routes.some((route) => route.path === path && route.method !== 'ALL')
    if (answering(matchedRoutes(c), path, isLiteral).length > 0) return next()
    const allowed = allowedMethods(app, path, isLiteral)
    if (allowed.length === 0) throw new AppError('not_found', 'request path not recognized')
    c.header('allow', [...allowed, 'OPTIONS'].join(', '))
    if (method === 'OPTIONS') return c.body(null, 204)
    throw new AppError('method_not_allowed', `${method} is not possible here; ${allowed.join(', ')} is.`)
  }
}
