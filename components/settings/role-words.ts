import type { Role } from '#/lib/contract/role.ts'

/** What each role is called, and what it may do that the one before may not. */
export const roleWords: Record<Role, { word: string; noun: string; says: string }> = {
  viewer: { word: 'Viewer', noun: 'a viewer', says: 'Looks at reports and their runs.' },
  analyst: { word: 'Analyst', noun: 'an analyst', says: 'Runs reports too, and changes those they made.' },
  manager: { word: 'Manager', noun: 'a manager', says: 'Changes, archives and schedules every report too.' },
  admin: { word: 'Administrator', noun: 'an administrator', says: 'Says who is here too, and makes workspace keys.' },
}
