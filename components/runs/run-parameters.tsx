import type { Run } from '#/lib/client/run.ts'
import { parameterText } from '#/components/runs/parameter-text.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

function isDefault(run: Run, name: string, value: ParameterValue): boolean {
  const field = run.fields.find((candidate) => candidate.name === name)
  if (field === undefined || field.defaultValue === null) return true
  const isEverything = field.type === 'multiselect' && field.defaultValue === 'all'
  const all = isEverything ? field.options?.map((option) => option.value) : undefined
  const standard = all ?? field.defaultValue
  return parameterText(standard) === parameterText(value) || parameterText([standard].flat()) === parameterText(value)
}

/** The parameters a run had; those that are not the report's defaults are marked. */
export function RunParameters({ run }: { run: Run }) {
  const entries = Object.entries(run.parameters)
  return (
    <section className="grid gap-2" aria-labelledby="parameters">
      <h2 id="parameters" className="text-lg font-semibold">
        Parameters
      </h2>
      {entries.length === 0 ? (
        <p className="text-muted">It ran without parameters.</p>
      ) : (
        <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-6 gap-y-1">
          {entries.map(([name, value]) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted wrap-anywhere">
                <bdi>{name}</bdi>
              </dt>
              <dd className="max-h-40 overflow-y-auto wrap-anywhere">
                <bdi>{parameterText(value)}</bdi>
                {!isDefault(run, name, value) && <span className="text-muted"> · not the default</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
