import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { NewView, ViewChange } from '#/lib/client/views.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { useMutationOnce } from '#/lib/queries/use-mutation-once.ts'

const viewClient = onDemand(() => import('#/lib/client/views.ts'))

/** The views that a person sees in an account, by name. */
export function viewsQuery(account: string) {
  return queryOptions({
    queryKey: ['views', account],
    queryFn: async () => (await viewClient()).listViews(browserFetch, account),
    staleTime: 60_000,
  })
}

/** A new view, or with the token of one what to change of it. */
export type ViewToSave = (NewView & { token?: undefined }) | (ViewChange & { token: string })

export function useSaveView(account: string) {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['save-view', account],
    mutationFn: async (view: ViewToSave) => {
      const { createView, updateView } = await viewClient()
      if (view.token === undefined) return await createView(browserFetch, account, view)
      return await updateView(browserFetch, { account, view: view.token }, view)
    },
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery(account).queryKey }),
  })
}

/** Deletes a view by its token. */
export function useDeleteView(account: string) {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['delete-view', account],
    mutationFn: async (view: string) => (await viewClient()).deleteView(browserFetch, { account, view }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery(account).queryKey }),
  })
}
