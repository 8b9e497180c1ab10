'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { TextField } from '#/components/ui/text-field.tsx'

type PasswordFieldProps = {
  label: string
  name: string
  value: string
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  problem: string | null
  onChange: (value: string) => void
}

/** A password, which can be looked at before it is sent. */
export function PasswordField({ label, onChange, ...rest }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <div className="relative">
      <TextField
        label={label}
        type={isShown ? 'text' : 'password'}
        required
        autoCapitalize="none"
        spellCheck={false}
        className={`${inputClasses} pr-10`}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      <IconButton
        label={`${isShown ? 'Hide' : 'Show'} the ${label.toLowerCase()}`}
        className="absolute top-[1.55rem] right-0"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
