'use client'
import type { FormEvent, ReactNode } from 'react'
import { textsOf } from '#/components/ui/form-texts.ts'

type EarlyFormProps = {
  onSend: (given: Record<string, string>) => void
  /** Checks the form before it is sent, once the page's scripts are there; without it, it is sent as it is. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  onInput?: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/**
 * A form that may be sent before the page's scripts are there. React keeps what was sent and hands it to `action` once they
 * are; it then empties the fields that have no `defaultValue`. Later `onSubmit` comes first, and leaves them as they are.
 */
export function EarlyForm({ onSend, onSubmit, onInput, children }: EarlyFormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSend(textsOf(event.currentTarget))
  }
  return (
    <form
      noValidate={onSubmit !== undefined}
      action={(sent) => onSend(textsOf(sent))}
      onInput={onInput}
      onSubmit={onSubmit ?? send}
      className="grid gap-4"
    >
      {children}
    </form>
  )
}
