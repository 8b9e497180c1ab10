'use client'
import './globals.css'
import { digestOf } from '#/components/shell/failure-digest.ts'

/** Every page loads this, and it stands in for all else: it is made of nothing that could be missing. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)
  return (
    <html lang="en">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-[26rem] content-center gap-4 px-4">
          <h1 className="text-xl font-semibold">Something went wrong</h1>
          <p>
            This page broke, and that is our fault. Try again; if it stays broken, tell whoever runs this server
            {digest === null ? '' : ` the number ${digest}, which is in its log`}.
          </p>
          <div className="flex gap-4">
            <button type="button" className="text-accent min-h-6 underline" onClick={retry}>
              Try again
            </button>
            <a href="/" className="text-accent min-h-6 underline">
              To the start
            </a>
          </div>
        </main>
      </body>
    </html>
  )
}
