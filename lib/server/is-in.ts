import type { Person } from '#/lib/client/account.ts'

/** Whether the pages of an account are a person's: those of a workspace they are a member of, and their own. */
export function isIn({ username, workspaces }: Pick<Person, 'username' | 'workspaces'>, account: string): boolean {
  return account === username || workspaces.some((workspace) => workspace.username === account)
}
