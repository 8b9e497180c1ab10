import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { themeViewport } from '#/components/shell/theme.ts'
import { loadTheme } from '#/lib/server/load.ts'

// Every page carries the nonce of its own answer, so none can be made ahead of its request.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Runboard', template: '%s · Runboard' },
  description: 'The run history of reports, as a place to work in.',
}

export async function generateViewport(): Promise<Viewport> {
  return themeViewport(await loadTheme())
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" data-theme={await loadTheme()} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        {/* Where react-aria looks for the leave to add a style. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>{children}</body>
    </html>
  )
}
