import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** What stands in the place of a form that is on its way, or that could not be read. */
export function FormLoading({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error !== null) {
    return (
      <div className="p-4">
        <Notice look="bad" title="The form could not be read." announce>
          <p className="wrap-anywhere">{error.message}</p>
          <Button className="w-fit" onClick={onRetry}>
            Try again
          </Button>
        </Notice>
      </div>
    )
  }
  return (
    <output className="grid gap-5 p-4">
      <span className="sr-only">Loading the form…</span>
      {[1, 2, 3].map((field) => (
        <span key={field} aria-hidden className="animate-appear grid gap-2">
          <span className="bg-sunken h-3 w-24 rounded" />
          <span className="bg-sunken h-8 rounded-md" />
        </span>
      ))}
    </output>
  )
}
