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

/** Who may do what takes `needed`, and whom to ask: the page of whoever loses a role meanwhile shows it as it is. */
function refusal(needed: Role, { role, account }: Access): string {
  const place = account.kind === 'workspace' ? account.name : account.username
  if (needed === 'admin')
    return `Only administrators may do this in ${place}; you are ${withArticle[role]}. Ask one of them.`
  if (role === 'viewer')
    return `You can look at ${place}, not run or change anything in it. Ask an administrator for more.`
  return `Only managers and administrators may do this in ${place}; you are ${withArticle[role]}. Ask one of them.`
}

/** Throws AppError `forbidden`, saying who may, unless the caller has it here or a higher one. */
export function requireRole(access: Access, needed: Role): void {
  if (!hasRole(access.role, needed)) throw new AppError('forbidden', refusal(needed, access))
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
