/** A place of the dock. */
export const dockItemClasses =
  'flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium text-muted aria-[current]:text-accent'

/** The word below a person's initials: there is no room for the name, which is read out. */
export function DockWords({ name }: { name: string }) {
  return (
    <>
      <span className="sr-only">{name}: </span>You
    </>
  )
}
