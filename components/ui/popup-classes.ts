/** What floats above the page looks like. On its way out it takes no press: the second of a double click would land there. */
export const popupClasses =
  'border-line bg-surface text-ink rounded-lg border shadow-lg outline-none print:hidden data-ending-style:pointer-events-none data-ending-style:opacity-0 data-starting-style:opacity-0 motion-safe:transition-opacity motion-safe:duration-100'

/** A line of a menu or of a list to choose from. */
export const popupItemClasses =
  'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded px-2 text-left outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-muted data-highlighted:bg-sunken'
