import { parameterText } from '#/components/runs/parameter-text.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

const maxShownChars = 500

/** Names and values of parameters, a long value by its beginning. */
export function ParameterList({ entries }: { entries: [string, ParameterValue][] }) {
  return (
    <dl className="grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {entries.map(([name, value], at) => (
        <div key={at} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted max-w-40 wrap-anywhere">
            <bdi>{name}</bdi>
          </dt>
          <dd className="line-clamp-3 wrap-anywhere">
            <bdi>{parameterText(value).slice(0, maxShownChars)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
