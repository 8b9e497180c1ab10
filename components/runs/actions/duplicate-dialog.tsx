'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CopyDifference } from '#/components/runs/actions/copy-difference.tsx'
import { copyName, duplicateRunInto } from '#/components/runs/actions/copy-run.ts'
import { useOnScreen } from '#/components/runs/actions/on-screen.ts'
import type { RunQuestionProps } from '#/components/runs/actions/run-question.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { SearchChoice } from '#/components/ui/search-choice.tsx'
import { sharedCollectionsQuery, useIsDuplicating } from '#/lib/queries/copy-mutations.ts'
import type { DuplicateState } from '#/lib/runs/run-attributes.ts'

const personal = { value: 'personal', label: 'Your personal collection' }
const progress: Partial<Record<DuplicateState, string>> = {
  enqueued: 'Waiting to be copied…',
  running: 'Copying the run and its results…',
}

/** Asks into which collection a copy of a run goes, and shows how far it is; closed meanwhile, it goes on. */
export function DuplicateDialog({ run, onClose, onAsk }: RunQuestionProps) {
  const client = useQueryClient()
  const router = useRouter()
  const { account } = useViewer()
  const ids = { account, report: run.reportToken, run: run.token }
  const [collection, setCollection] = useState(personal.value)
  const [state, setState] = useState<DuplicateState>('enqueued')
  const [failure, setFailure] = useState<string | null>(null)
  const isDuplicating = useIsDuplicating(run.token)
  useOnScreen(copyName('duplicate', ids))
  const duplicate = () => {
    setFailure(null)
    const onDone = (path: string) => {
      router.push(path)
      onClose()
    }
    void duplicateRunInto(client, {
      ids,
      reportName: run.reportName,
      collection: collection === personal.value ? null : collection,
      watch: { onDone, onFailure: setFailure, onState: setState },
    })
  }
  return (
    <Dialog isOpen onClose={onClose} title="Duplicate this run">
      <CopyDifference kind="duplicate" reportName={run.reportName} onInstead={() => onAsk('clone')} />
      <CollectionChoice account={account} chosen={collection} onChoose={setCollection} />
      {failure !== null && <Notice look="bad" title={`It was not duplicated. ${failure}`} announce />}
      <div className="flex flex-wrap items-center gap-2">
        <Button data-opens-on look="primary" aria-disabled={isDuplicating} onClick={duplicate}>
          {isDuplicating ? 'Duplicating…' : 'Duplicate'}
        </Button>
        <Button onClick={onClose}>{isDuplicating ? 'Close, it goes on' : 'Not now'}</Button>
        <output className="text-muted">{isDuplicating && progress[state]}</output>
      </div>
    </Dialog>
  )
}

type CollectionChoiceProps = { account: string; chosen: string; onChoose: (collection: string) => void }

function CollectionChoice({ account, chosen, onChoose }: CollectionChoiceProps) {
  const { data, error, refetch } = useQuery(sharedCollectionsQuery(account))
  const shared = data?.map(({ token, name }) => ({ value: token, label: name })) ?? []
  return (
    <div className="grid grid-cols-1 gap-1">
      <label htmlFor="collection" className="w-fit font-medium">
        Collection
      </label>
      <SearchChoice
        id="collection"
        label="Collection"
        choices={[personal, ...shared]}
        chosen={[chosen]}
        isRequired
        onChoose={([value = personal.value]) => onChoose(value)}
      />
      {error && (
        <p className="text-wait flex flex-wrap items-center gap-2 wrap-anywhere">
          The shared collections could not be read. {error.message}
          <Button look="quiet" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
    </div>
  )
}
