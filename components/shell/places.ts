import {
  Activity,
  BookOpen,
  ChartGantt,
  FileChartColumn,
  History,
  type LucideIcon,
  OctagonX,
  Settings,
} from 'lucide-react'

/** A page of the shell; `keys` lead there from anywhere. It `holds` a page that is not below its address. */
export type Place = { name: string; href: string; icon: LucideIcon; keys: string; holds?: string }

function failuresHref(account: string): string {
  return `/${account}/failures`
}

/** The places of daily work in an account, the first being where one comes in. */
export function mainPlaces(account: string): Place[] {
  return [
    { name: 'Health', href: `/${account}`, icon: Activity, keys: 'g h', holds: failuresHref(account) },
    { name: 'Runs', href: `/${account}/runs`, icon: History, keys: 'g r' },
    { name: 'Timeline', href: `/${account}/timeline`, icon: ChartGantt, keys: 'g t' },
    { name: 'Reports', href: `/${account}/reports`, icon: FileChartColumn, keys: 'g p' },
  ]
}

/** The places one needs now and then. */
export function sidePlaces(account: string): Place[] {
  return [
    { name: 'API docs', href: `/${account}/api-docs`, icon: BookOpen, keys: 'g a' },
    { name: 'Settings', href: `/${account}/settings`, icon: Settings, keys: 'g s' },
  ]
}

/** What a place holds, as a place of its own: the palette and keys lead there at once. */
export function innerPlaces(account: string): Place[] {
  return [{ name: 'Failures', href: failuresHref(account), icon: OctagonX, keys: 'g f' }]
}

/** Whether a path is a place, or lies within it; Health is the root of all, and not all lies within it. */
export function standingOf({ href, holds }: Place, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  if (path === holds) return 'true'
  const isRoot = !href.slice(1).includes('/')
  return !isRoot && path.startsWith(`${href}/`) ? 'true' : undefined
}
