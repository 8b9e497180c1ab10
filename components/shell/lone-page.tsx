import type { ReactNode } from 'react'

/** A page with one thing on it, for those who are not inside a workspace. */
export function LonePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-5 px-4 py-10">
      <p className="text-muted">Runboard</p>
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {children}
    </main>
  )
}
