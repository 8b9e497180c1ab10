'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { CopyDifference } from '#/components/runs/actions/copy-difference.tsx'
import { cloneRunInto, copyName } from '#/components/runs/actions/copy-run.ts'
import { useOnScreen } from '#/components/runs/actions/on-screen.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { RunIds } from '#/lib/client/run.ts'
import { useIsCloning } from '#/lib/queries/copy-mutations.ts'

type CloneFormProps = {
  ids: RunIds
  reportName: string
  hindrance: string | null
  onDone?: () => void
  onDuplicate?: (() => void) | undefined
  /** What leads away from here without cloning. */
  children: ReactNode
}

/** Says what a clone is, clones a run's report and leads to the copy. */
export function CloneForm({ ids, reportName, hindrance, onDone, onDuplicate, children }: CloneFormProps) {
  const client = useQueryClient()
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const isCloning = useIsCloning(ids.run)
  useOnScreen(copyName('clone', ids))
  const clone = () => {
    setFailure(null)
    const lead = (path: string) => {
      router.push(path)
      onDone?.()
    }
    void cloneRunInto(client, { ids, reportName, watch: { onDone: lead, onFailure: setFailure } })
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <CopyDifference kind="clone" reportName={reportName} onInstead={onDuplicate} />
      {failure !== null && <Notice look="bad" title={`It was not cloned. ${failure}`} announce />}
      {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      <div className="flex flex-wrap gap-2">
        <Button data-opens-on look="primary" disabled={hindrance !== null} aria-disabled={isCloning} onClick={clone}>
          {isCloning ? 'Cloning…' : 'Clone'}
        </Button>
        {children}
      </div>
    </div>
  )
}
