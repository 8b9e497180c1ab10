import 'server-only'
import type { AuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { endSession, startSession } from '#/lib/client/session.ts'
import type { ErrorBody } from '#/lib/contract/hal.ts'
import { FirstAdministrator, SignInByLink, SignInByPassword, type StartSession } from '#/lib/contract/session.ts'
import { AppError } from '#/lib/errors.ts'
import { webEnv } from '#/lib/server/env.ts'
import type { Credential } from '#/lib/server/forwarded-headers.ts'
import { runsApi } from '#/lib/server/runs-api.ts'
import { credentialOf } from '#/lib/server/session.ts'

type Given = Record<string, string> | undefined
type From = { headers?: Record<string, unknown> }

function headersOf({ headers = {} }: From): Headers {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Headers(pairs)
}

/** next-auth carries only a text to the page that asked: the contract's error, as the runs API would send it. */
function carried(thrown: unknown): Error {
  const error =
    thrown instanceof AppError ? thrown : new AppError('internal', 'Signing in failed. Try again, or see the log.')
  if (error.code === 'internal') console.error(thrown)
  const body: ErrorBody = { id: error.code, message: error.message }
  return new Error(JSON.stringify(body), { cause: thrown })
}

function readInput(given: Given = {}): StartSession {
  const link = 'workspace' in given ? FirstAdministrator : SignInByLink
  const input = ('link' in given ? link : SignInByPassword).safeParse(given)
  if (input.success) return input.data
  const [issue] = input.error.issues
  throw new AppError('bad_request', `The ${issue?.path.join('.')} ${issue?.message}.`)
}

async function authorize(given: Given, from: From): Promise<User & { credential: Credential }> {
  try {
    const session = await startSession(runsApi(headersOf(from), null), readInput(given))
    const { username: id, name, token, secret } = session
    return { id, name, credential: { token, secret } }
  } catch (thrown) {
    throw carried(thrown)
  }
}

function field(type: 'text' | 'password') {
  return { type }
}

/** next-auth as this product uses it: the runs API says who someone is, the cookie keeps its short credential. */
export function signInOptions(): AuthOptions {
  return {
    secret: webEnv().NEXTAUTH_SECRET,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        id: 'password',
        name: 'Password',
        credentials: { username: field('text'), password: field('password') },
        authorize,
      }),
      CredentialsProvider({
        id: 'link',
        name: 'One-time link',
        credentials: {
          link: field('text'),
          username: field('text'),
          name: field('text'),
          password: field('password'),
          workspace: field('text'),
        },
        authorize,
      }),
    ],
    callbacks: {
      // What `session` returns can be read by pages' scripts, so the credential stays in the token alone.
      jwt: ({ token, user }) => (user ? { ...token, credential: credentialOf(user) } : token),
    },
    events: {
      signOut: async ({ token }) => {
        const credential = credentialOf(token)
        if (credential) await endSession(runsApi(new Headers(), credential))
      },
    },
  }
}
