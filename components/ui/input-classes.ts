/** What every field a person types into looks like. */
export const inputClasses =
  'h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink pointer-coarse:text-[1rem] placeholder:text-muted disabled:bg-sunken disabled:text-muted aria-invalid:border-bad'
