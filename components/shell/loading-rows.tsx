const rows = ['w-7/12', 'w-5/12', 'w-8/12', 'w-6/12', 'w-4/12', 'w-7/12', 'w-5/12', 'w-6/12', 'w-8/12', 'w-4/12']

/** What stands in the place of a page with a list until it is there; it has the list's own measures. */
export function LoadingRows({ label }: { label: string }) {
  return (
    <div className="animate-appear grid gap-5">
      <output className="text-muted flex h-8 items-center">{label}</output>
      <div aria-hidden className="border-line rounded-md border">
        <div className="bg-sunken h-9 rounded-t-md" />
        {rows.map((width, at) => (
          <div key={`${at} ${width}`} className="border-line flex h-10 items-center gap-6 border-t px-3">
            <div className="bg-sunken size-4 shrink-0 rounded-full" />
            <div className="flex-1">
              <div className={`bg-sunken h-3 rounded ${width}`} />
            </div>
            <div className="bg-sunken h-3 w-20 shrink-0 rounded max-sm:hidden" />
          </div>
        ))}
      </div>
    </div>
  )
}
