'use client'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Menu, MenuLink } from '#/components/ui/menu.tsx'

/** The workspace one is in, and the way to one's others. `name` is the account's own. */
export function WorkspaceSwitcher({ name }: { name: string }) {
  const { account, person } = useViewer()
  const workspaces = person?.workspaces ?? []
  const isElsewhere = workspaces.some(({ username }) => username !== account)
  const label = (
    <span dir="auto" className="min-w-0 truncate font-medium" title={name}>
      {name}
    </span>
  )
  if (!isElsewhere) return <div className="flex min-w-0 items-center">{label}</div>
  return (
    <Menu
      trigger={
        <button type="button" className="hover:bg-sunken -ml-2 flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2">
          <span className="sr-only">Workspace: </span>
          {label}
          <ChevronsUpDown aria-hidden className="text-muted size-3.5 shrink-0" />
        </button>
      }
    >
      {workspaces.map((workspace) => (
        <MenuLink
          key={workspace.username}
          href={`/${workspace.username}`}
          icon={
            <Check
              aria-hidden
              className={`text-accent size-4 shrink-0 ${workspace.username === account ? '' : 'invisible'}`}
            />
          }
        >
          <span dir="auto" className="line-clamp-3">
            {workspace.name}
          </span>
        </MenuLink>
      ))}
    </Menu>
  )
}
