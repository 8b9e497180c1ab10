export const roles = ['viewer', 'analyst', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

/** True when `role` may do all that `needed` may (DESIGN 4). */
export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
