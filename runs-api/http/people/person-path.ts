import { AccountPath } from '#/runs-api/http/path-params.ts'

/** Somebody in a workspace, by username. */
export const PersonPath = AccountPath.extend({ person: AccountPath.shape.account })
