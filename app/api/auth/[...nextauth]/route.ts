import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { signInOptions } from '#/lib/server/sign-in-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return await NextAuth(request, context, signInOptions())
}

export { handle as GET, handle as POST }
