import Form from 'next/form'
import type { ReactNode } from 'react'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { type RunsAddress, formValues, spans } from '#/components/runs/runs-address.ts'
import { SubmitButton } from '#/components/ui/submit-button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { runStates } from '#/lib/runs/run-state.ts'

export type NamedReport = { token: string; name: string }

/** The usual filters as a form that needs no script; its page turns it into the grammar. */
export function FilterForm({ address, reports }: { address: RunsAddress; reports: NamedReport[] | null }) {
  const values = formValues(address.search)
  const kept = ['order', 'order_by'].flatMap((name) => address.search.getAll(name).map((value) => ({ name, value })))
  return (
    // A new address is a new form: its fields then show what the address says, also after Back.
    <div key={address.search.toString()}>
      <Form action={address.path} prefetch={false} className="flex flex-wrap items-end gap-3">
        {values.others.map((filter) => (
          <input key={filter} type="hidden" name="filter" value={filter} />
        ))}
        {kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Choice name="state" label="State" value={values.state} all="Every state">
          {runStates.map((state) => (
            <option key={state} value={state}>
              {runStateLook[state].word}
            </option>
          ))}
        </Choice>
        {reports && (
          <Choice name="report" label="Report" value={values.report} all="Every report">
            {reports.map(({ token, name }) => (
              <option key={token} value={token}>
                {name}
              </option>
            ))}
          </Choice>
        )}
        <Choice name="span" label="Created" value={values.span} all="Any time">
          {Object.entries(spans).map(([span, words]) => (
            <option key={span} value={span}>
              {words}
            </option>
          ))}
        </Choice>
        <label className="grid min-w-40 flex-1 gap-1 sm:max-w-72">
          <span className="text-muted">Text</span>
          <input
            type="search"
            name="text"
            defaultValue={values.text}
            placeholder="Report, reason, parameter"
            className={inputClasses}
          />
        </label>
        <SubmitButton>Filter</SubmitButton>
      </Form>
    </div>
  )
}

type ChoiceProps = { name: string; label: string; value: string; all: string; children: ReactNode }

function Choice({ name, label, value, all, children }: ChoiceProps) {
  return (
    <label className="grid min-w-32 flex-1 gap-1 sm:max-w-52 sm:flex-none">
      <span className="text-muted">{label}</span>
      <select name={name} defaultValue={value} className={inputClasses}>
        <option value="">{all}</option>
        {children}
      </select>
    </label>
  )
}
