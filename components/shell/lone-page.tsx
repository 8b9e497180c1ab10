import type { ReactNode } from 'react'
import { BrandMark } from '#/components/shell/brand.tsx'

type LonePageProps = { title: string; children: ReactNode; footer?: ReactNode }

/** A page with one thing on it, for those who are not inside a workspace. `footer` stands below it, for who needs more. */
export function LonePage({ title, children, footer }: LonePageProps) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[26rem] grid-rows-[1fr_auto_2fr] gap-y-6 px-4 py-8">
      <p className="flex items-center gap-2.5 self-end text-lg font-semibold tracking-tight">
        <BrandMark className="size-8" />
        Runboard
      </p>
      <section className="border-line bg-surface grid grid-cols-1 gap-5 rounded-xl border p-6 shadow-sm sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {children}
      </section>
      <div className="text-muted px-2">{footer}</div>
    </main>
  )
}
