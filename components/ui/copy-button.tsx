'use client'
import { Check, Copy, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { copyText } from '#/components/ui/copy-text.ts'

const says = { idle: 'Copy', done: 'Copied', failed: 'Not copied: the browser does not allow it' }
const icons = { idle: Copy, done: Check, failed: X }

/** Copies a text, and says whether it went. `what` names it for those who do not see what stands beside. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof says>('idle')
  const Icon = icons[state]
  const copy = async () => setState((await copyText(text)) ? 'done' : 'failed')
  return (
    <Button look="quiet" onClick={() => void copy()} onBlur={() => setState('idle')}>
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite">
        {says[state]}
        <span className="sr-only"> {what}</span>
      </span>
    </Button>
  )
}
