import { maxStreams } from '#/runs-api/store/open-store.ts'

const maxOfCaller = 2

/** Gives a place to a caller, and with it the way to give it back; nothing where all are taken, or enough by this caller. */
export type ExportPlaces = { take: (callerId: number) => (() => void) | undefined }

/** One place for each connection that streams have, so that none waits for another's reader. A process counts for itself. */
export function openExportPlaces(): ExportPlaces {
  const taken = new Map<number, number>()
  return {
    take: (callerId) => {
      const own = taken.get(callerId) ?? 0
      const all = [...taken.values()].reduce((sum, places) => sum + places, 0)
      if (own >= maxOfCaller || all >= maxStreams) return undefined
      taken.set(callerId, own + 1)
      return () => {
        const left = (taken.get(callerId) ?? 1) - 1
        if (left > 0) taken.set(callerId, left)
        else taken.delete(callerId)
      }
    },
  }
}
