import type { ReactNode } from 'react'

type SectionProps = { title: string; says?: ReactNode; aside?: ReactNode; children: ReactNode }

/** One subject of the settings under its heading; `aside` is what can be done with all of it. */
export function Section({ title, says, aside, children }: SectionProps) {
  const id = `section-${title.toLowerCase().replaceAll(/\W+/g, '-')}`
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="grid gap-1">
          <h2 id={id} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {says !== undefined && <p className="text-muted max-w-[70ch] text-pretty">{says}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
