import { Button } from '#/components/ui/button.tsx'

type CopyDifferenceProps = {
  kind: 'clone' | 'duplicate'
  reportName: string
  /** Leads to the other of the two, where that is possible from here. */
  onInstead?: (() => void) | undefined
}

const words = { clone: 'Clone', duplicate: 'Duplicate' }

/** What a clone is and what a duplicate is: the two are easily taken for each other. */
export function CopyDifference({ kind, reportName, onInstead }: CopyDifferenceProps) {
  const other = kind === 'clone' ? 'duplicate' : 'clone'
  const says = {
    clone: {
      what: 'of the queries as they were in this run',
      more: 'It lies in your personal collection and starts without runs.',
    },
    duplicate: { what: 'with this run and its results in it', more: 'It opens without running anything.' },
  }
  return (
    <div className="grid max-w-prose grid-cols-1 gap-2">
      <p className="wrap-anywhere">
        <strong className="font-semibold">{words[kind]}</strong> makes a new report, “Copy of <bdi>{reportName}</bdi>”,{' '}
        {says[kind].what}. {says[kind].more}
      </p>
      <p className="text-muted wrap-anywhere">
        <strong className="font-semibold">{words[other]}</strong> makes a new report {says[other].what}.{' '}
        {says[other].more}
      </p>
      {onInstead && (
        <Button look="quiet" className="-ml-3 w-fit underline underline-offset-2" onClick={onInstead}>
          {words[other]} instead
        </Button>
      )}
    </div>
  )
}
