'use client'
import { useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import type { PopupTrigger } from '#/components/ui/use-popup-button.ts'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'
import { withoutIsolates } from '#/lib/format/isolated.ts'

type AskOnceProps = {
  trigger: PopupTrigger
  /** What will be gone, as a question; names in it are `isolated`. */
  question: string
  /** What follows from it. */
  says: string
  /** What the button that does it says. */
  does: string
  onYes: () => void
}

/** Asks beside a button before something is gone for good. */
export function AskOnce({ trigger, question, says, does, onYes }: AskOnceProps) {
  const [isOpen, setIsOpen] = useState(false)
  const doIt = () => {
    setIsOpen(false)
    onYes()
  }
  return (
    <Popover trigger={trigger} label={withoutIsolates(question)} isOpen={isOpen} onOpenChange={setIsOpen} align="end">
      <div className="grid max-w-72 gap-3">
        <div className="grid gap-1">
          <p className="font-medium wrap-anywhere">
            <IsolatedText text={question} />
          </p>
          <p className="text-muted">{says}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button look="danger" onClick={doIt}>
            {does}
          </Button>
          <Button look="quiet" onClick={() => setIsOpen(false)}>
            Keep it
          </Button>
        </div>
      </div>
    </Popover>
  )
}
