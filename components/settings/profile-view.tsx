'use client'
import { Appearance } from '#/components/settings/appearance.tsx'
import { ProfileForm } from '#/components/settings/profile-form.tsx'
import { Section } from '#/components/settings/section.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'

/** Who one is, and how the pages are to be. */
export function ProfileView() {
  const { person } = useViewer()
  if (person === null) return null
  return (
    <>
      <Section title="Profile" says="How others see you, and the clock you live by.">
        <ProfileForm person={person} />
      </Section>
      <Section title="Appearance" says="Kept with your account: it holds wherever you sign in.">
        <Appearance />
      </Section>
    </>
  )
}
