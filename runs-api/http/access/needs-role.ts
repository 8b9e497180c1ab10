import { AppError } from '#/lib/errors.ts'
import { hasRole, type Role } from '#/lib/contract/role.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

const withArticle: Record<Role, string> = {
  viewer: 'a viewer',
  analyst: 'an analyst',
  manager: 'a manager',
  admin: 'an admin',
}

/** Throws AppError `forbidden`, saying which role is needed, unless the caller has it here or a higher one. */
export function requireRole({ role, account }: Access, needed: Role): void {
  if (hasRole(role, needed)) return
  throw new AppError(
    'forbidden',
    `This takes the role ${needed} in ${account.username}; you are ${withArticle[role]} there.`,
  )
}

/** Manager and above may change what anybody made; below that, `needed` is enough for what one made oneself. */
export function requireRoleOrManager(access: Access, needed: Role, makerId: number): void {
  requireRole(access, access.caller.accountId === makerId ? needed : 'manager')
}

/** As a route's `middleware`: checks the role before the request is looked at. */
export function needsRole(role: Role): Middleware {
  return async (c, next) => {
    requireRole(c.get('access'), role)
    return next()
  }
}
