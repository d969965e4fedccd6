import { expect, test } from '#unit-test'
import { boundedText } from './bounded-text.ts'

/** An answer whose parts are what `next` gives until it gives null. */
function answerOf(next: () => Uint8Array<ArrayBuffer> | null): Response {
  return new Response(
    new ReadableStream({
      pull(stream) {
        const part = next()
        if (part === null) stream.close()
        else stream.enqueue(part)
      },
    }),
  )
}

test('an answer is read as text, also when a letter is split between its parts', async () => {
  const parts = [Uint8Array.of(0x41, 0xc3), Uint8Array.of(0xa9)]
  expect(await boundedText(answerOf(() => parts.shift() ?? null))).toBe('Aé')
  expect(await boundedText(new Response(null))).toBe('')
})

test('an answer without end is not read to its end', async () => {
  let parts = 0
  const endless = answerOf(() => {
    parts++
    return new Uint8Array(1_000_000)
  })
  await expect(boundedText(endless)).rejects.toThrow('larger than 5000000 bytes')
  expect(parts).toBeLessThan(10)
})
