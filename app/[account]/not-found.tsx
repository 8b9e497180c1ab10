import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

export default function AccountNotFound() {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">There is nothing at this address</h1>
      <EmptyState title="It may be mistyped, be gone, or belong to a workspace that you are not in.">
        <ButtonLink href="/">To the runs</ButtonLink>
      </EmptyState>
    </>
  )
}
