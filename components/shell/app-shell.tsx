import type { ReactNode } from 'react'
import { Dock } from '#/components/shell/dock.tsx'
import { Rail } from '#/components/shell/rail.tsx'
import { TopBar } from '#/components/shell/top-bar.tsx'
import { Toasts } from '#/components/ui/toasts.tsx'

type AppShellProps = { accountName: string; children: ReactNode }

/** What stands around every page of an account. */
export function AppShell({ accountName, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="bg-surface border-line fixed top-1 left-1 z-50 -translate-y-20 rounded-md border px-3 py-2 focus:translate-y-0"
      >
        Skip to the content
      </a>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar accountName={accountName} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-[160rem] flex-1 grid-cols-1 content-start gap-5 px-4 pt-5 pb-[calc(1.5rem+var(--dock-height))] outline-none sm:px-6"
        >
          {children}
        </main>
      </div>
      <Dock />
      <Toasts />
    </div>
  )
}
