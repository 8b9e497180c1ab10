import { formatCount } from '#/lib/format/quantity.ts'

type RunCountProps = {
  /** How many runs; null where that is not known. */
  count: number | null
  isLoading?: boolean
  id?: string
}

/** How many runs have a value, at the end of its line. While that is counted its place is kept. */
export function RunCount({ count, isLoading = false, id }: RunCountProps) {
  if (isLoading) return <span aria-hidden className="animate-appear bg-sunken ml-auto h-3 w-8 shrink-0 rounded" />
  if (count === null) return null
  return (
    <span id={id} className="text-muted ml-auto shrink-0 pl-2 tabular-nums">
      {formatCount(count)}
      <span className="sr-only"> {count === 1 ? 'run' : 'runs'}</span>
    </span>
  )
}
