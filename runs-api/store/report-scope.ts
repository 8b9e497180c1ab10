import { sql, type Expression, type SqlBool } from 'kysely'

/**
 * Which reports a caller reaches through an account of the address.
 * A workspace's: all of it, but for the personal collections of people other than `viewerId` (`null` sees those too).
 * A person's: what lies in that person's own collections, in workspaces they are still in.
 */
export type ReportScope =
  { kind: 'workspace'; accountId: number; viewerId: number | null } | { kind: 'person'; ownerId: number }

/** SQL that holds for a report id which the scope reaches. */
export function isReachable(scope: ReportScope, reportId: Expression<number>): Expression<SqlBool> {
  if (scope.kind === 'person') {
    return sql<boolean>`${reportId} in (select r.id from reports r join collections c on c.id = r.collection_id
      join memberships m on m.workspace_id = c.account_id and m.user_id = c.owner_id
      where c.owner_id = ${scope.ownerId})`
  }
  if (scope.viewerId === null) return sql<boolean>`true`
  return sql<boolean>`${reportId} not in (select r.id from reports r join collections c on c.id = r.collection_id
    where c.account_id = ${scope.accountId} and c.owner_id <> ${scope.viewerId})`
}
