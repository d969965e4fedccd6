import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { createSp } from './index.ts'

/** A port that nothing listens on: a second listener on it would be refused. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('start() called twice listens once; stop() ends it, and it may start again', async () => {
  const sp = createSp({ port: await freePort() })
  expect(() => sp.url).toThrow('not started')
  expect(await Promise.all([sp.start(), sp.start()])).toEqual([sp, sp])
  const { url } = await sp.start()
  const first = await fetch(url)
  expect([first.status, await first.text()]).toEqual([200, expect.stringContaining('firstlogin reference SP')])
  await sp.stop()
  expect(() => sp.url).toThrow('not started')
  await expect(fetch(url)).rejects.toThrow()
  expect((await fetch((await sp.start()).url)).status).toBeLessThan(500)
  await sp.stop()
})

test('stop() during start() leaves nothing listening', async () => {
  const port = await freePort()
  const sp = createSp({ port })
  const started = sp.start()
  await sp.stop()
  await started
  expect(() => sp.url).toThrow('not started')
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
})

test('a start that failed may be tried again', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const sp = createSp({ port: (holder.address() as AddressInfo).port })
  await expect(Promise.all([sp.start(), sp.start()])).rejects.toThrow('EADDRINUSE')
  holder.close()
  await once(holder, 'close')
  expect((await fetch((await sp.start()).url)).status).toBeLessThan(500)
  await sp.stop()
})
