import { parentPort } from 'node:worker_threads'
import { readForm } from '#/runs-api/engine/templates/form/read-form.ts'
import { renderQuery } from '#/runs-api/engine/templates/render-query.ts'
import { templateFailure } from '#/runs-api/engine/templates/template-failure.ts'
import { TemplateRequest, type ThreadMessage } from '#/runs-api/engine/templates/template-request.ts'

/** Entry of a template thread: it answers one request at a time and is ended from outside when it takes too long. */
function answer(message: unknown): ThreadMessage {
  try {
    const request = TemplateRequest.parse(message)
    const result =
      request.ask === 'render'
        ? renderQuery(request.source, request.values, request.context)
        : readForm(request.queries, request.context)
    return { say: 'done', result }
  } catch (thrown) {
    const { code, message } = templateFailure(thrown)
    return { say: 'failed', code: code === 'bad_request' || code === 'unprocessable' ? code : 'internal', message }
  }
}

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message, [])
}

renderQuery("select '{{ warm }}'", {}, { now: new Date(0), fields: [], limits: warmLimits() })
parentPort?.on('message', (message: unknown) => say(answer(message)))
say({ say: 'ready' })

function warmLimits() {
  return { renderMs: 10_000, sourceChars: 1000, memoryUnits: 1000, outputChars: 1000 }
}
