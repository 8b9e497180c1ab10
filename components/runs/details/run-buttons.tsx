'use client'
import { ChevronDown, Copy, CopyPlus, Ellipsis, Link as LinkIcon, RotateCw, SlidersHorizontal, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { CompareItems } from '#/components/runs/details/compare-items.tsx'
import { ExportItems } from '#/components/runs/details/export-items.tsx'
import { Button, IconButton } from '#/components/ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#/components/ui/menu.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

const CompareDialog = dynamic(() =>
  import('#/components/runs/details/compare-dialog.tsx').then((module) => module.CompareDialog),
)

const iconClasses = 'size-3.5 shrink-0'
const chevron = <ChevronDown aria-hidden className="text-muted size-3.5 shrink-0" />

type RunButtonsProps = {
  ids: RunIds
  run: Run
  queryRuns: QueryRun[]
  /** In a narrow place all but the first stand behind one button. */
  isCompact?: boolean
}

/** What can be done with a run; what cannot be done now says why. */
export function RunButtons({ isCompact = false, ...rest }: RunButtonsProps) {
  const { run } = rest
  const actions = useRunActions()
  const hindrance = actions.hindranceOf('rerunWith', run)
  const [isComparing, setIsComparing] = useState(false)
  const more = { ...rest, onCompare: () => setIsComparing(true) }
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <ActionButton
        look="primary"
        icon={<SlidersHorizontal aria-hidden className={iconClasses} />}
        hindrance={hindrance}
        onPress={() => actions.rerunWith(run)}
      >
        Rerun with parameters
      </ActionButton>
      <ActionButton
        icon={<RotateCw aria-hidden className={iconClasses} />}
        hindrance={actions.hindranceOf('rerun', run)}
        onPress={() => actions.rerun(run)}
      >
        Rerun
      </ActionButton>
      {!isFinished(run.state) && (
        <ActionButton
          look="danger"
          icon={<X aria-hidden className={iconClasses} />}
          hindrance={actions.hindranceOf('cancel', run)}
          onPress={() => actions.cancel(run)}
        >
          Cancel
        </ActionButton>
      )}
      {!isCompact && <WideButtons {...more} />}
      <div className={isCompact ? undefined : 'lg:hidden'}>
        <MoreMenu {...more} />
      </div>
      {isComparing && <CompareDialog ids={rest.ids} onClose={() => setIsComparing(false)} />}
      {hindrance !== null && <p className="text-muted basis-full">{hindrance}</p>}
    </div>
  )
}

type Rest = Omit<RunButtonsProps, 'isCompact'> & { onCompare: () => void }

function WideButtons({ ids, run, queryRuns, onCompare }: Rest) {
  const actions = useRunActions()
  return (
    <div className="hidden flex-wrap items-center gap-2 lg:flex">
      <ActionButton
        icon={<CopyPlus aria-hidden className={iconClasses} />}
        hindrance={actions.hindranceOf('clone', run)}
        onPress={() => actions.clone(run)}
      >
        Clone
      </ActionButton>
      <ActionButton
        icon={<Copy aria-hidden className={iconClasses} />}
        hindrance={actions.hindranceOf('duplicate', run)}
        onPress={() => actions.duplicate(run)}
      >
        Duplicate
      </ActionButton>
      <Menu trigger={<Button>Compare {chevron}</Button>}>
        <CompareItems ids={ids} onChoose={onCompare} />
      </Menu>
      <Menu trigger={<Button>Export {chevron}</Button>} align="end">
        <ExportItems ids={ids} run={run} queryRuns={queryRuns} />
      </Menu>
      <ActionButton
        icon={<LinkIcon aria-hidden className={iconClasses} />}
        hindrance={actions.hindranceOf('share', run)}
        onPress={() => actions.share(run)}
      >
        Share
      </ActionButton>
    </div>
  )
}

function MoreMenu({ ids, run, queryRuns, onCompare }: Rest) {
  const actions = useRunActions()
  return (
    <Menu
      align="end"
      trigger={
        <IconButton look="plain" label="More actions">
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem hindrance={actions.hindranceOf('clone', run)} onSelect={() => actions.clone(run)}>
        Clone
      </MenuItem>
      <MenuItem hindrance={actions.hindranceOf('duplicate', run)} onSelect={() => actions.duplicate(run)}>
        Duplicate
      </MenuItem>
      <MenuItem hindrance={actions.hindranceOf('share', run)} onSelect={() => actions.share(run)}>
        Share
      </MenuItem>
      <MenuSeparator />
      <CompareItems ids={ids} onChoose={onCompare} />
      <MenuSeparator />
      <ExportItems ids={ids} run={run} queryRuns={queryRuns} />
    </Menu>
  )
}
