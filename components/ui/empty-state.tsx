import type { ReactNode } from 'react'

/** What stands where a list would: why it is empty, and what leads on. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-line-strong grid grid-cols-1 justify-items-center gap-3 rounded-md border border-dashed px-6 py-14 text-center">
      <p className="font-medium">{title}</p>
      {children}
    </div>
  )
}
