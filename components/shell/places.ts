import { Activity, BookOpen, ChartGantt, FileChartColumn, History, type LucideIcon, Settings } from 'lucide-react'

/** A page of the shell; `keys` lead there from anywhere. */
export type Place = { name: string; href: string; icon: LucideIcon; keys: string }

/** The places of daily work in an account, the first being where one comes in. */
export function mainPlaces(account: string): Place[] {
  return [
    { name: 'Health', href: `/${account}`, icon: Activity, keys: 'g h' },
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

/** Whether a path is a place, or lies within it; Health is the root of all and holds only itself. */
export function standingOf({ href }: Place, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  const isRoot = !href.slice(1).includes('/')
  return !isRoot && path.startsWith(`${href}/`) ? 'true' : undefined
}
