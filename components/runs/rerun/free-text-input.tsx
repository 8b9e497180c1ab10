'use client'
import { type ClipboardEvent, type ComponentPropsWithRef, useState } from 'react'
import { inputClasses } from '#/components/ui/input-classes.ts'

type FreeTextInputProps = Pick<ComponentPropsWithRef<'input'>, 'id' | 'name' | 'aria-invalid' | 'aria-describedby'> & {
  value: string
  onEdit: (text: string) => void
}

const maxLineChars = 200

/** A line of text, or an area where there are several: a line would lose its line ends, pasted ones too. */
export function FreeTextInput({ value, onEdit, ...rest }: FreeTextInputProps) {
  const [isArea, setIsArea] = useState(value.length > maxLineChars)
  const [isPasted, setIsPasted] = useState(false)
  if (!isArea && value.includes('\n')) setIsArea(true)
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!pasted.includes('\n') && pasted.length <= maxLineChars) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    onEdit(`${value.slice(0, selectionStart ?? value.length)}${pasted}${value.slice(selectionEnd ?? value.length)}`)
    setIsPasted(true)
    setIsArea(true)
  }
  const takeFocus = (area: HTMLTextAreaElement | null) => {
    if (isPasted) area?.focus()
  }
  if (isArea) {
    return (
      <textarea
        {...rest}
        ref={takeFocus}
        rows={4}
        value={value}
        spellCheck={false}
        onChange={({ target }) => onEdit(target.value)}
        className={`${inputClasses} h-auto resize-y py-1`}
      />
    )
  }
  return (
    <input
      {...rest}
      type="text"
      value={value}
      autoComplete="off"
      onChange={({ target }) => onEdit(target.value)}
      onPaste={paste}
      className={inputClasses}
    />
  )
}
