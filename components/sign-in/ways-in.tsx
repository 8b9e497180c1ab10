import { Disclosure } from '#/components/ui/disclosure.tsx'

/** What to do for whoever has no password, or none that is right. */
export function WaysIn() {
  return (
    <Disclosure label="I cannot sign in">
      <ul className="mt-2 grid list-disc gap-2 pl-6">
        <li>
          An administrator of your workspace can make you a new sign-in link: it is in the settings, under People.
        </li>
        <li>
          If you run this server yourself, start Runboard again: it prints a new one-time link, which signs in an
          administrator.
        </li>
        <li>After ten wrong passwords in five minutes, wait until the five minutes are over.</li>
      </ul>
    </Disclosure>
  )
}
