import { Check } from 'lucide-react'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'

/** Says that what was asked is done. It is there, empty, before: so it is read out when the words come. */
export function SavedNote({ says }: { says: string | null }) {
  return (
    <output className="inline-flex min-h-8 items-center gap-1.5 empty:sr-only">
      {says !== null && <Check aria-hidden className="text-good size-4 shrink-0" />}
      {says !== null && <IsolatedText text={says} />}
    </output>
  )
}
