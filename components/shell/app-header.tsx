import type { Person } from '#/lib/client/account.ts'
import { NavLink } from '#/components/shell/nav-link.tsx'
import { SignOutButton } from '#/components/shell/sign-out-button.tsx'
import { WorkspaceSwitcher } from '#/components/shell/workspace-switcher.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type AppHeaderProps = { account: string; person: Person | null }

/** Where one is, the two places there are, and who one is. */
export function AppHeader({ account, person }: AppHeaderProps) {
  return (
    <header className="border-line bg-surface border-b">
      <a
        href="#content"
        className="focus:bg-surface sr-only focus:not-sr-only focus:absolute focus:top-1 focus:left-1 focus:z-10 focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <div className="mx-auto flex min-h-12 max-w-[100rem] flex-wrap items-center gap-x-5 gap-y-1 px-4 py-1.5 sm:px-6">
        <PendingLink href="/" className="inline-flex min-h-6 items-center gap-1.5 font-semibold tracking-tight">
          Runboard
        </PendingLink>
        <WorkspaceSwitcher account={account} workspaces={person?.workspaces ?? []} />
        <nav aria-label="Main" className="flex items-center gap-1">
          <NavLink href={`/${account}/runs`}>Runs</NavLink>
          <NavLink href={`/${account}/reports`}>Reports</NavLink>
        </nav>
        {person && (
          <div className="ml-auto flex items-center gap-3">
            <span className="text-muted" title={person.username}>
              {person.name}
            </span>
            <SignOutButton />
          </div>
        )}
      </div>
    </header>
  )
}
