import { LonePage } from '#/components/shell/lone-page.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <LonePage title="There is nothing at this address">
      <p className="text-muted">It may be mistyped, or what was here is gone.</p>
      <div>
        <ButtonLink href="/">To the runs</ButtonLink>
      </div>
    </LonePage>
  )
}
