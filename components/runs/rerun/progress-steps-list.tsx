import { CircleCheck, CircleDashed, CircleSlash, LoaderCircle, type LucideIcon, OctagonX } from 'lucide-react'
import { type StepState, progressSteps } from '#/components/runs/rerun/progress-steps.ts'
import { Elapsed } from '#/components/ui/elapsed.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'

type StepLook = { word: string; icon: LucideIcon; ink: string }

/** How each state of a step is said and shown. */
export const stepLooks: Record<StepState, StepLook> = {
  done: { word: 'over', icon: CircleCheck, ink: 'text-good' },
  now: { word: 'going on', icon: LoaderCircle, ink: 'text-state-running' },
  next: { word: 'to come', icon: CircleDashed, ink: 'text-muted' },
  failed: { word: 'failed', icon: OctagonX, ink: 'text-bad' },
  cancelled: { word: 'cancelled', icon: CircleSlash, ink: 'text-state-cancelled' },
}

/** The parts of a run's life, one below the other, with the time each took. */
export function ProgressSteps({ run, queryRuns }: { run: Run; queryRuns: QueryRun[] }) {
  return (
    <ol className="grid grid-cols-1 gap-0">
      {progressSteps({ run, queryRuns }).map(({ name, state, seconds, since }, at) => {
        const { icon: Icon, word, ink } = stepLooks[state]
        return (
          <li key={at} className="relative flex items-center gap-2.5 pb-4 last:pb-0">
            <span aria-hidden className="bg-line absolute top-5 bottom-0 left-[7px] w-0.5 [li:last-child>&]:hidden" />
            <Icon
              aria-hidden
              className={`size-4 shrink-0 ${ink} ${state === 'now' ? 'motion-safe:animate-spin' : ''}`}
            />
            <span className={state === 'next' ? 'text-muted' : ''}>
              {name}
              <span className="sr-only"> {word}</span>
            </span>
            <span className="text-muted ml-auto tabular-nums">
              {seconds !== null && formatDuration(seconds)}
              {since !== null && <Elapsed since={since} />}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
