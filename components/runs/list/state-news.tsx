'use client'
import { useState } from 'react'
import { runLook } from '#/components/runs/run-state-look.ts'
import type { Run } from '#/lib/client/run.ts'

/** Says to those who do not see it when the current run goes on to another state. */
export function StateNews({ run }: { run: Run | undefined }) {
  const word = run && runLook(run).word
  const [heard, setHeard] = useState({ token: run?.token, word, news: '' })
  if (heard.token !== run?.token || heard.word !== word) {
    const isSameRun = run !== undefined && heard.token === run.token
    setHeard({ token: run?.token, word, news: isSameRun ? `${run.reportName}: ${word}` : '' })
  }
  return <output className="sr-only">{heard.news}</output>
}
