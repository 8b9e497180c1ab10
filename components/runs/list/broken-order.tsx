'use client'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** The address asks for an order that there is not. */
export function BrokenOrder() {
  const { orderBy } = useRunsAddress()
  return (
    <Notice look="wait" title="The address asks for an order that there is not, so the newest runs come first.">
      <div>
        <Button onClick={() => orderBy('created_at')}>Take it out of the address</Button>
      </div>
    </Notice>
  )
}
