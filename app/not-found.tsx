import { LonePage } from '#/components/shell/lone-page.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { findPerson } from '#/lib/server/load.ts'

export const metadata = { title: 'Not found' }

export default async function NotFound() {
  const person = await findPerson()
  return (
    <LonePage title="There is nothing at this address">
      <p>It may be mistyped, be gone, or belong to a workspace that you are not in.</p>
      {person && (
        <p className="text-muted wrap-anywhere">
          You are signed in as <bdi>{person.name}</bdi> ({person.username}).
        </p>
      )}
      <div>
        <ButtonLink href="/">{person ? 'To your workspace' : 'Sign in'}</ButtonLink>
      </div>
    </LonePage>
  )
}
