import { createServer, type Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { watchAddress } from './watch.ts'

async function serve(): Promise<{ server: Server; address: string }> {
  const server = createServer((_request, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return { server, address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}` }
}

test('an SP that goes away is noticed, one that stays is not', async () => {
  const [gone, stays] = [await serve(), await serve()]
  const [watched, other] = [watchAddress('one', gone.address), watchAddress('other', stays.address)]
  gone.server.close()
  gone.server.closeAllConnections()
  expect(await watched.died).toContain(`nothing answers at ${gone.address} any more`)
  expect([watched.isDead(), other.isDead()]).toEqual([true, false])
  await other.stop()
  stays.server.close()
})

test('a last look notices an SP that went away a moment ago', async () => {
  const gone = await serve()
  const watched = watchAddress('one', gone.address)
  gone.server.close()
  gone.server.closeAllConnections()
  const before = new Date()
  await watched.stop()
  expect(watched.isDead()).toBe(true)
  expect(watched.lastAlive?.().getTime()).toBeLessThanOrEqual(before.getTime())
})
