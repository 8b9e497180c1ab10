'use client'
import { CellFilterMenu } from '#/components/runs/cell-filter-menu.tsx'
import { filtersFor, filtersForListed } from '#/components/runs/cell-filters.ts'
import { type RunValue, valuesInColumn, valuesOf } from '#/components/runs/list/run-values.ts'
import { AnchoredMenu } from '#/components/ui/anchored-menu.tsx'
import { MenuGroup } from '#/components/ui/menu.tsx'
import type { Run } from '#/lib/client/run.ts'

type ValueMenuProps = {
  run: Run
  /** The values of this column; of all of them when it is null. */
  column: string | null
  isOfOneReport: boolean
  anchor: Element
  isOpen: boolean
  onClose: () => void
}

function filtersOf(run: Run, { field, parameter, value }: RunValue) {
  const isListed = parameter !== null && Array.isArray(run.parameters[parameter])
  return isListed ? filtersForListed(parameter, value) : filtersFor(field, parameter, value)
}

/** What the values of a run are good for: runs with the same value, or without it. */
export function ValueMenu({ run, column, isOfOneReport, ...menu }: ValueMenuProps) {
  const values = column === null ? valuesOf(run, isOfOneReport) : valuesInColumn(run, column)
  return (
    <AnchoredMenu {...menu} label={`Filter by the values of ${run.reportName}`} align={column ? 'start' : 'end'}>
      {values.map((value) => (
        <MenuGroup key={`${value.field} ${value.subject} ${value.value}`} label={<bdi>{value.subject}</bdi>}>
          <CellFilterMenu {...filtersOf(run, value)} words={value.words} />
        </MenuGroup>
      ))}
    </AnchoredMenu>
  )
}
