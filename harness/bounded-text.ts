const MAX_BYTES = 5_000_000

/** The body of an answer as text. @throws Error in one line, with the rest left unread, when it is larger than 5 MB */
export async function boundedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw new Error(`the answer is larger than ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** A body that is here already, as text. @throws Error in one line when it is larger than 5 MB */
export function boundedBody(body: Buffer): string {
  if (body.byteLength > MAX_BYTES) throw new Error(`the answer is larger than ${MAX_BYTES} bytes`)
  return new TextDecoder().decode(body)
}
