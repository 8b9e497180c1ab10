'use client'
import { useState } from 'react'
import { nameRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { Button } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { TextField } from '#/components/ui/text-field.tsx'
import type { NewToken } from '#/lib/client/tokens.ts'

const ends: { days: number; words: string }[] = [
  { days: 7, words: 'After 7 days' },
  { days: 30, words: 'After 30 days' },
  { days: 90, words: 'After 90 days' },
  { days: 365, words: 'After a year' },
  { days: 0, words: 'Not by itself' },
]

type TokenFormProps = {
  /** What is made here: a token or a key. */
  noun: string
  isMaking: boolean
  error: Error | null
  onMake: (token: NewToken) => void
}

/** What a new token is called, and how long it lasts. */
export function TokenForm({ noun, isMaking, error, onMake }: TokenFormProps) {
  const [name, setName] = useState('')
  const [days, setDays] = useState(90)
  const { problems, other, submit } = useCheckedForm([{ name: 'name', text: name, rule: nameRule(100) }], error)
  const send = () => onMake({ name, expiresInDays: days === 0 ? null : days })
  return (
    <form noValidate onSubmit={(event) => submit(event, send)} className="grid gap-3">
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
        <TextField
          label="Name"
          name="name"
          dir="auto"
          required
          placeholder="What it is for"
          value={name}
          problem={problems.name ?? null}
          onChange={({ target }) => setName(target.value)}
        />
        <div className="grid content-start gap-1">
          <label htmlFor="expires_in_days" className="font-medium">
            Ends
          </label>
          <select
            id="expires_in_days"
            className={`${inputClasses} pl-1.5`}
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {ends.map((end) => (
              <option key={end.days} value={end.days}>
                {end.words}
              </option>
            ))}
          </select>
        </div>
        <div className="flex items-start sm:pt-[1.55rem]">
          <Button type="submit" look="primary" disabled={isMaking}>
            {isMaking ? 'Making…' : `Make a ${noun}`}
          </Button>
        </div>
      </div>
      {other && <MutationProblem error={other} />}
    </form>
  )
}
