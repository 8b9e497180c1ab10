'use client'
import { PasswordForm } from '#/components/settings/password-form.tsx'
import { Section } from '#/components/settings/section.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** One's password; whoever came by a one-time link and has none is told so. */
export function PasswordView() {
  const { person } = useViewer()
  if (person === null) return null
  return (
    <Section title="Password" says="A new password ends your other sessions. API tokens go on working.">
      {!person.hasPassword && (
        <div className="max-w-md">
          <Notice look="wait" title="You have no password yet.">
            <p>Set one, so that you can sign in again when this session is over.</p>
          </Notice>
        </div>
      )}
      <PasswordForm person={person} />
    </Section>
  )
}
