'use client'
import { type ReactNode, createContext, useContext } from 'react'
import { roleHindrance } from '#/components/reports/hindrance.ts'
import type { Person } from '#/lib/client/account.ts'

/** Who looks, and in which workspace. `person` is null when the runs API could not say. */
export type Viewer = { account: string; person: Person | null }

const ViewerContext = createContext<Viewer>({ account: '', person: null })

export function ViewerProvider({ children, ...viewer }: Viewer & { children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>
}

/** The person and the workspace of the page, and why they cannot run anything there (null when they can). */
export function useViewer(): Viewer & { hindrance: string | null } {
  const viewer = useContext(ViewerContext)
  return { ...viewer, hindrance: roleHindrance(viewer.person ?? undefined, viewer.account) }
}
