'use client'
import type { Facet } from '#/components/runs/filters/facets/use-facet.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { PartialNote } from '#/components/runs/partial-note.tsx'
import { Button } from '#/components/ui/button.tsx'
import { messageOf } from '#/lib/errors.ts'
import { othersThan } from '#/lib/filters/change-filter.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { formatAmount } from '#/lib/format/quantity.ts'

type FacetNoteProps = {
  facet: Facet
  place: RunsPlace
  of: Pick<RunFilter, 'field' | 'parameter'>
}

/** What the counts of an editor are of, or why there are none. Its place is kept, so that nothing moves when it comes. */
export function FacetNote({ facet, place, of }: FacetNoteProps) {
  const isNarrowed = place.report !== null || othersThan(place.filters, of).length > 0
  const { error, isLoading, isSearching, retry } = facet
  if (error !== null) {
    return (
      <div role="alert" className="grid min-h-11 justify-items-start gap-1">
        <p className="text-bad wrap-anywhere">The runs could not be counted. {messageOf(error)}</p>
        <Button disabled={isLoading || isSearching} onClick={retry}>
          {isLoading || isSearching ? 'Trying again…' : 'Try again'}
        </Button>
      </div>
    )
  }
  return (
    <div aria-live="polite" className="text-muted min-h-11">
      {isLoading && <p>Counting the runs …</p>}
      {isSearching && <p>Searching …</p>}
      {facet.extent !== null && !isSearching && <Extent facet={facet} extent={facet.extent} isNarrowed={isNarrowed} />}
    </div>
  )
}

type ExtentProps = { facet: Facet; extent: NonNullable<Facet['extent']>; isNarrowed: boolean }

function Extent({ facet: { values }, extent, isNarrowed }: ExtentProps) {
  const { hasMore, partialFrom, leftOut } = extent
  if (values?.length === 0 && leftOut === 0) {
    return <p>{isNarrowed ? 'No run has a value here under the other filters.' : 'No run has a value here.'}</p>
  }
  return (
    <>
      {hasMore && <p>The most frequent are listed; type to find others.</p>}
      {partialFrom === null ? (
        <p>{isNarrowed ? 'How many runs have each, under the other filters.' : 'How many runs have each.'}</p>
      ) : (
        <PartialNote from={partialFrom} />
      )}
      {leftOut > 0 && <p>{`${formatAmount(leftOut, 'run')} with long parameters could not be looked into.`}</p>}
    </>
  )
}
