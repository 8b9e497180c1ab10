const widths = ['w-40', 'w-56', 'w-48', 'w-64', 'w-44', 'w-52']

/** What stands in the place of the runs until they are there: rows as high as theirs. */
export function RowsToCome() {
  return (
    <div className="border-line bg-surface overflow-hidden rounded-md border">
      <output className="sr-only">Loading the runs…</output>
      <div aria-hidden className="animate-appear">
        <div className="border-line bg-sunken h-9 border-b max-md:hidden" />
        {[...widths, ...widths].map((width, index) => (
          <div key={`${index} ${width}`} className="border-line flex h-16 items-center gap-6 border-b px-4 md:h-10">
            <div className="bg-sunken size-4 rounded" />
            <div className="bg-sunken h-3 w-20 rounded" />
            <div className={`bg-sunken h-3 rounded ${width}`} />
          </div>
        ))}
      </div>
    </div>
  )
}
