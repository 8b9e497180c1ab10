'use client'
import Link from 'next/link'
import { spanWords, tickWords } from '#/components/charts/bucket-words.ts'
import { showEnd } from '#/components/charts/show-end.ts'
import { useCellWalk } from '#/components/charts/use-cell-walk.ts'
import { setWords, tellingNames } from '#/components/reports/matrix/set-words.ts'
import { runLook } from '#/components/runs/run-state-look.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import type { ParameterSet, ParameterSets, SetCell } from '#/lib/client/parameter-sets.ts'
import { formatAmount } from '#/lib/format/quantity.ts'

type Slot = ParameterSets['slots'][number]

function cellWords({ runs, failed, state, startedAt }: SetCell): string {
  const word = runLook({ state, startedAt }).word.toLowerCase()
  if (runs === 1) return word
  return `newest ${word}, ${formatAmount(runs, 'run')}${failed > 0 ? `, ${failed} failed` : ''}`
}

function CellIcon({ cell }: { cell: SetCell }) {
  const { icon: Icon, ink, spins = false } = runLook(cell)
  return (
    <>
      <Icon aria-hidden className={`size-4 ${ink} ${spins ? 'motion-safe:animate-spin' : 'fill-current/20'}`} />
      {cell.failed > 0 && cell.state !== 'failed' && (
        <span aria-hidden className="bg-bad absolute top-0.5 right-0.5 size-1.5 rounded-full" />
      )}
    </>
  )
}

type MatrixTableProps = {
  label: string
  slots: Slot[]
  sets: ParameterSet[]
  hrefOf: (set: ParameterSet, slot: Slot) => string
}

/** A row a parameter set, a column a slot; each cell is the newest run of both. */
export function MatrixTable({ label, slots, sets, hrefOf }: MatrixTableProps) {
  const { timeZone } = useClock()
  const stopOf = useCellWalk(sets.map(({ cells }) => cells.map(({ slot }) => slot)))
  const step = Math.ceil(slots.length / 8)
  const names = tellingNames(sets.map(({ parameters }) => parameters))
  return (
    <ScrollRegion label={label} className="relative max-h-[32rem] max-w-full">
      <table ref={showEnd} className="border-separate border-spacing-0">
        <caption className="sr-only">{`${label}. Arrow keys walk, Enter opens the runs of a cell.`}</caption>
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="bg-surface sticky top-0 left-0 z-20 p-2 text-left font-medium">
              Parameters
            </th>
            {slots.map((slot, at) =>
              at % step === 0 ? (
                <th
                  key={slot.from}
                  scope="colgroup"
                  colSpan={Math.min(step, slots.length - at)}
                  className="bg-surface sticky top-0 z-10 h-7 p-0 px-1 text-left font-normal whitespace-nowrap"
                >
                  {tickWords(slot, timeZone)}
                </th>
              ) : null,
            )}
          </tr>
        </thead>
        <tbody>
          {sets.map((set, row) => {
            const cells = new Map(set.cells.map((cell) => [cell.slot, cell]))
            const words = setWords(set.parameters, names)
            return (
              <tr key={words.key} className="group/row">
                <th
                  scope="row"
                  title={words.full}
                  className="border-line bg-surface group-hover/row:bg-sunken sticky left-0 z-10 w-80 max-w-80 min-w-36 border-t px-2 py-1 text-left font-normal max-md:max-w-36 xl:w-96 xl:max-w-96"
                >
                  <span className="line-clamp-2 wrap-anywhere">
                    {words.entries.map(({ name, value }, at) => (
                      <span key={name}>
                        {at > 0 && ' · '}
                        <bdi className="text-muted">{name}</bdi> <bdi>{value}</bdi>
                      </span>
                    ))}
                    {words.entries.length === 0 && <span className="text-muted">no parameters</span>}
                  </span>
                </th>
                {slots.map((slot, column) => {
                  const cell = cells.get(column)
                  const says = cell && `${spanWords(slot, timeZone)}: ${cellWords(cell)}`
                  return (
                    <td
                      key={slot.from}
                      className="border-line group-hover/row:bg-sunken min-w-7 border-t p-0 text-center"
                    >
                      {cell && (
                        <Link
                          href={hrefOf(set, slot)}
                          prefetch={false}
                          aria-label={says}
                          title={says}
                          className="relative mx-auto flex size-7 items-center justify-center"
                          {...stopOf({ row, column })}
                        >
                          <CellIcon cell={cell} />
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
