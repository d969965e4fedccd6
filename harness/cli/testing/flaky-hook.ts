import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { referenceTarget } from '../../files/project-root.ts'

/**
 * A target whose first organisation has a fault switched on and whose later ones have not: a service provider that is flaky.
 * @param file where the target goes @returns how many organisations were asked for, and how to end it
 */
export async function startFlakyTarget(file: string, defect: string): Promise<{ asked(): number; stop(): void }> {
  let asked = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const wanted = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
      const body = JSON.stringify(asked++ === 0 ? { ...wanted, defects: [defect] } : wanted)
      const { authorization = '' } = request.headers
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await fetch(decodeURIComponent((request.url ?? '').slice(1)), { method: 'POST', headers, body })
      response.writeHead(answer.status).end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const honest = readFileSync(referenceTarget, 'utf8')
  const bent = honest.replace(
    "url: '{base}/test/v1/organisations'\n",
    `url: 'http://127.0.0.1:${port}/{base}/test/v1/organisations'\n`,
  )
  if (bent === honest) throw new Error('the reference target makes its organisations in another way now')
  writeFileSync(file, bent)
  return { asked: () => asked, stop: () => server.close() }
}
