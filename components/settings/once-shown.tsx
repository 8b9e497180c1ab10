import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { CopyButton } from '#/components/ui/copy-button.tsx'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'
import { withoutIsolates } from '#/lib/format/isolated.ts'

type SecretLineProps = { label: string; text: string }

/** A text to copy: whole, in a fixed width, with a button. */
export function SecretLine({ label, text }: SecretLineProps) {
  return (
    <div className="grid gap-0.5">
      <p className="text-muted">{label}</p>
      <div className="border-line bg-surface flex items-start justify-between gap-2 rounded-md border py-0.5 pr-0.5 pl-2.5">
        <code className="min-w-0 py-1.5 font-mono break-all whitespace-pre-wrap">{text}</code>
        <CopyButton text={text} what={label.toLowerCase()} />
      </div>
    </div>
  )
}

// Whoever does not see it come is led to it.
function takeFocus(panel: HTMLElement | null): void {
  panel?.focus()
}

/** Names in `title` are `isolated`. */
type OnceShownProps = { title: string; says: string; onDone: () => void; children: ReactNode }

/** What is shown this one time and kept nowhere: to be copied before it is put away. */
export function OnceShown({ title, says, onDone, children }: OnceShownProps) {
  return (
    <section
      ref={takeFocus}
      tabIndex={-1}
      aria-label={withoutIsolates(title)}
      className="border-good bg-good-soft grid grid-cols-1 gap-3 rounded-md border p-3 outline-none"
    >
      <div className="flex items-start gap-2.5">
        <CircleCheck aria-hidden className="text-good mt-0.5 size-4 shrink-0" />
        <div className="grid min-w-0 gap-1">
          <p className="font-medium wrap-anywhere">
            <IsolatedText text={title} />
          </p>
          <p>{says}</p>
        </div>
      </div>
      {children}
      <div>
        <Button onClick={onDone}>I have copied it</Button>
      </div>
    </section>
  )
}
