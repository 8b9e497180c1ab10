import { describe, expect, test } from 'vitest'
import { startedByteStream } from './byte-stream.ts'

/** Texts that tell what was asked of them. */
function tellingTexts(texts: string[], failsAt = Infinity) {
  const told = { read: 0, isClosed: false }
  async function* generate(): AsyncGenerator<string, void, void> {
    try {
      for (const [at, text] of texts.entries()) {
        if (at === failsAt) throw new Error('the disk is gone')
        told.read += 1
        yield text
      }
    } finally {
      told.isClosed = true
    }
  }
  return { told, texts: generate() }
}

describe('startedByteStream', () => {
  test('gives all texts in their order', async () => {
    const { texts } = tellingTexts(['a', 'ä', '売'])
    expect(await new Response(await startedByteStream(texts)).text()).toBe('aä売')
    expect(await new Response(await startedByteStream(tellingTexts([]).texts)).text()).toBe('')
  })

  test('throws what fails before the first text, and breaks off where it fails later', async () => {
    await expect(startedByteStream(tellingTexts(['a'], 0).texts)).rejects.toThrow('the disk is gone')
    const later = await startedByteStream(tellingTexts(['a', 'b'], 1).texts)
    await expect(new Response(later).text()).rejects.toThrow('the disk is gone')
  })

  test('lets go of its source when the reader leaves', async () => {
    const { texts, told } = tellingTexts(['a', 'b', 'c', 'd', 'e'])
    const reader = (await startedByteStream(texts)).getReader()
    await reader.read()
    await reader.cancel()
    expect(told.isClosed).toBe(true)
    expect(told.read).toBeLessThan(5)
  })

  test('lets go of its source also when nothing was ever read', async () => {
    const { texts, told } = tellingTexts(['a', 'b'])
    await (await startedByteStream(texts)).cancel()
    expect(told.isClosed).toBe(true)
  })
})
