import { ChevronsUpDown } from 'lucide-react'
import type { Person } from '#/lib/client/account.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type WorkspaceSwitcherProps = { account: string; workspaces: Person['workspaces'] }

/** The workspace one is in, and the way to one's others. */
export function WorkspaceSwitcher({ account, workspaces }: WorkspaceSwitcherProps) {
  const here = workspaces.find(({ username }) => username === account)
  const others = workspaces.filter(({ username }) => username !== account)
  const name = here?.name ?? account
  if (others.length === 0) return <span className="text-muted max-w-48 truncate">{name}</span>
  return (
    <details className="group relative">
      <summary className="text-muted hover:text-ink flex min-h-6 list-none items-center gap-1 rounded px-1">
        <span className="max-w-48 truncate">{name}</span>
        <ChevronsUpDown aria-hidden className="size-3.5" />
        <span className="sr-only">, other workspaces</span>
      </summary>
      <ul className="border-line bg-surface absolute z-10 mt-1 grid min-w-44 rounded-md border p-1 shadow-lg">
        {others.map((workspace) => (
          <li key={workspace.username}>
            <PendingLink
              href={`/${workspace.username}/runs`}
              className="hover:bg-sunken flex min-h-8 items-center gap-1.5 rounded px-2"
            >
              {workspace.name}
            </PendingLink>
          </li>
        ))}
      </ul>
    </details>
  )
}
