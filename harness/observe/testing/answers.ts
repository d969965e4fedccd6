import { createServer, type RequestListener } from 'node:http'

/** A server that answers each path its own way, `/Users` of SCIM left out, and remembers what it was asked. */
export interface AnswerServer {
  base: string
  answers: Record<string, RequestListener>
  asked: string[]
  stop(): void
}

export async function serveAnswers(answers: Record<string, RequestListener>): Promise<AnswerServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const path = new URL(request.url ?? '', 'http://x').pathname.replace(/\/Users$/, '')
    const answer = answers[path]
    if (answer) answer(request, response)
    else response.writeHead(404).end('no such page')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { base: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, answers, asked, stop }
}
