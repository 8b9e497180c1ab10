import { parameterText } from '#/components/runs/parameter-text.ts'
import type { RunComparison } from '#/lib/client/run-comparison.ts'

type Parameter = RunComparison['parameters'][number]

function Value({ value }: { value: Parameter['base'] }) {
  if (value === undefined) return <span className="text-muted">not given</span>
  return <bdi className="line-clamp-6">{parameterText(value)}</bdi>
}

/** The parameters that are not the same in both runs. */
export function ParametersDifference({ parameters }: Pick<RunComparison, 'parameters'>) {
  return (
    <section aria-labelledby="parameters" className="grid grid-cols-1 gap-2">
      <h2 id="parameters" className="text-lg font-semibold">
        Parameters
      </h2>
      {parameters.length === 0 ? (
        <p className="text-muted">Both ran with the same parameters.</p>
      ) : (
        <div className="border-line bg-surface overflow-x-auto rounded-lg border">
          <table className="w-full table-fixed text-left">
            <caption className="sr-only">Parameters that differ</caption>
            <thead className="border-line bg-sunken text-muted border-b">
              <tr>
                <th scope="col" className="w-28 px-3 py-2 font-medium sm:w-36">
                  Parameter
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  A
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  B
                </th>
              </tr>
            </thead>
            <tbody className="divide-line divide-y">
              {parameters.map(({ name, base, other }) => (
                <tr key={name}>
                  <th scope="row" className="px-3 py-2 align-top font-normal wrap-anywhere">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="px-3 py-2 align-top wrap-anywhere">
                    <Value value={base} />
                  </td>
                  <td className="px-3 py-2 align-top wrap-anywhere">
                    <Value value={other} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
