/** What stands in a list's place until it is there. */
export function LoadingRows({ label }: { label: string }) {
  return (
    <div className="grid gap-4">
      <output className="animate-appear text-muted block">{label}</output>
      <div aria-hidden className="grid gap-2">
        {['w-full', 'w-11/12', 'w-full', 'w-10/12', 'w-full', 'w-9/12'].map((width, index) => (
          <div key={`${index} ${width}`} className={`animate-appear bg-sunken h-10 rounded ${width}`} />
        ))}
      </div>
    </div>
  )
}
