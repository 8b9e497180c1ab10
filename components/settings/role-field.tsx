'use client'
import { roleWords } from '#/components/settings/role-words.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { type Role, roles } from '#/lib/contract/role.ts'

type RoleSelectProps = {
  id: string
  /** Where no label stands beside it. */
  label?: string | undefined
  role: Role
  isDisabled?: boolean
  onChoose: (role: Role) => void
}

export function RoleSelect({ id, label, role, isDisabled = false, onChoose }: RoleSelectProps) {
  return (
    <select
      id={id}
      aria-label={label}
      aria-describedby={label === undefined ? `${id}-hint` : undefined}
      className={`${inputClasses} pl-1.5`}
      value={role}
      disabled={isDisabled}
      onChange={({ target }) => {
        const chosen = roles.find((known) => known === target.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {roles.map((known) => (
        <option key={known} value={known}>
          {roleWords[known].word}
        </option>
      ))}
    </select>
  )
}

/** A role to choose, and what it may do. */
export function RoleField({ role, onChoose }: { role: Role; onChoose: (role: Role) => void }) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor="role" className="font-medium">
        Role
      </label>
      <RoleSelect id="role" role={role} onChoose={onChoose} />
      <p id="role-hint" className="text-muted">
        {roleWords[role].says}
      </p>
    </div>
  )
}
