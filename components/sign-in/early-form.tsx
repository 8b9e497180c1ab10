'use client'
import type { ReactNode } from 'react'
import { textsOf } from '#/components/ui/form-texts.ts'

type EarlyFormProps = { onSend: (given: Record<string, string>) => void; children: ReactNode }

/**
 * A form that may be sent before the page's scripts are there. React keeps what was sent and hands it to `action` once they
 * are; it then empties the fields that have no `defaultValue`. Later `onSubmit` comes first, and leaves them as they are.
 */
export function EarlyForm({ onSend, children }: EarlyFormProps) {
  return (
    <form
      action={(sent) => onSend(textsOf(sent))}
      onSubmit={(event) => {
        event.preventDefault()
        onSend(textsOf(event.currentTarget))
      }}
      className="grid gap-4"
    >
      {children}
    </form>
  )
}
