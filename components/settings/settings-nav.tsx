'use client'
import { usePathname } from 'next/navigation'
import { useViewer } from '#/components/shell/viewer.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type Chapter = { name: string; path: string }

const own: Chapter[] = [
  { name: 'Profile', path: '' },
  { name: 'Password', path: '/password' },
  { name: 'Sessions', path: '/sessions' },
  { name: 'API tokens', path: '/tokens' },
]
const people: Chapter = { name: 'People', path: '/people' }
const keys: Chapter = { name: 'Workspace keys', path: '/keys' }

type GroupProps = { label: string; chapters: Chapter[]; base: string }

function Group({ label, chapters, base }: GroupProps) {
  const here = usePathname()
  return (
    <div className="grid min-w-0 gap-0.5">
      <p dir="auto" className="text-muted truncate px-2.5 py-1 text-left">
        {label}
      </p>
      <ul className="flex flex-wrap gap-0.5 md:grid">
        {chapters.map(({ name, path }) => (
          <li key={path}>
            <PendingLink
              href={`${base}${path}`}
              aria-current={here === `${base}${path}` ? 'page' : undefined}
              className="text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink flex min-h-8 items-center gap-1.5 rounded-md px-2.5 font-medium"
            >
              {name}
            </PendingLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The chapters of the settings: one's own, and those of the workspace that one may see. */
export function SettingsNav() {
  const { account, person } = useViewer()
  const workspace = person?.workspaces.find(({ username }) => username === account)
  const base = `/${account}/settings`
  return (
    <nav aria-label="Settings" className="grid content-start gap-4 max-md:-mx-2.5 max-md:gap-2">
      <Group label="You" chapters={own} base={base} />
      {workspace && (
        <Group label={workspace.name} chapters={workspace.role === 'admin' ? [people, keys] : [people]} base={base} />
      )}
    </nav>
  )
}
