import { createAccessResolver, type AccessResolver } from '#/runs-api/http/access/account-access.ts'
import { createAuthenticator, type Authenticator } from '#/runs-api/http/access/authenticator.ts'
import { createSignInAttempts, type SignInAttempts } from '#/runs-api/http/access/sign-in-attempts.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Caller } from '#/runs-api/http/caller.ts'

/** What stands at the door and remembers for a while whom it let in: routes that change that tell it to forget. */
export type Guards = {
  authenticator: Authenticator
  resolver: AccessResolver
  attempts: SignInAttempts
  /**
   * Calls `leave` when what let this caller in is forgotten, which an answer that goes on must not outlast. Gives the way
   * to wait no longer.
   */
  whenForgotten: (caller: Caller, leave: () => void) => () => void
}

export function createGuards({ store: { db }, clock }: RouteDeps): Guards {
  const authenticator = createAuthenticator(db, clock)
  const resolver = createAccessResolver(db, clock)
  const staying = new Set<{ caller: Caller; leave: () => void }>()

  const dismiss = (isMeant: (caller: Caller) => boolean): void => {
    for (const { caller, leave } of staying) if (isMeant(caller)) leave()
  }
  return {
    attempts: createSignInAttempts(),
    authenticator: {
      ...authenticator,
      forget: (credentialId) => {
        authenticator.forget(credentialId)
        dismiss((caller) => caller.credentialId === credentialId)
      },
    },
    resolver: {
      ...resolver,
      forget: (personId) => {
        resolver.forget(personId)
        dismiss((caller) => caller.accountId === personId)
      },
    },
    whenForgotten: (caller, leave) => {
      const stay = { caller, leave }
      staying.add(stay)
      return () => staying.delete(stay)
    },
  }
}
