'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { forgetVisit, noteVisit } from '#/components/shell/recent-visits.ts'

/** Notes the reports and runs one looks at, for the command palette. */
export function VisitKeeper() {
  const path = usePathname()
  useEffect(() => noteVisit(path), [path])
  return null
}

/** Stands on a page that says there is nothing: the palette shall not lead there again. */
export function NothingHere() {
  const path = usePathname()
  useEffect(() => forgetVisit(path), [path])
  return null
}
