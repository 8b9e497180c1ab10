import { RunNotFound } from '#/components/runs/details/run-not-found.tsx'

export default function RunPageNotFound() {
  return <RunNotFound />
}
