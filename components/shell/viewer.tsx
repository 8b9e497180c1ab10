'use client'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, createContext, useContext } from 'react'
import { roleHindrance } from '#/components/reports/hindrance.ts'
import type { Person } from '#/lib/client/account.ts'
import { personQuery } from '#/lib/queries/person.ts'

/** Who looks, and in which workspace. `person` is null while the runs API cannot say. */
export type Viewer = { account: string; person: Person | null }

const AccountContext = createContext('')

export function ViewerProvider({ account, children }: { account: string; children: ReactNode }) {
  return <AccountContext value={account}>{children}</AccountContext>
}

/** The person and the workspace of the page, and why they cannot run anything there (null when they can). */
export function useViewer(): Viewer & { hindrance: string | null } {
  const account = useContext(AccountContext)
  const { data: person = null } = useQuery(personQuery())
  return { account, person, hindrance: roleHindrance(person ?? undefined, account) }
}
