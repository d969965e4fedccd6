import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { createIdp } from './index.ts'

test('start() called twice listens once; stop() ends it, and it may start again', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await once(free, 'close')

  // The second listener on a fixed port would be refused.
  const twice = createIdp({ port })
  expect(await Promise.all([twice.start(), twice.start()])).toEqual([twice, twice])
  expect(await twice.start()).toBe(twice)
  expect((await fetch(twice.url)).status).toBeLessThan(500)
  await twice.stop()
  await expect(fetch(twice.url)).rejects.toThrow()
  expect((await fetch((await twice.start()).url)).status).toBeLessThan(500)
  await twice.stop()
})

test('stop() during start() leaves nothing listening; a start that failed may be tried again', async () => {
  const brief = createIdp()
  const started = brief.start()
  await brief.stop()
  await started
  await expect(fetch(brief.url)).rejects.toThrow()

  const holder = await createIdp().start()
  const waiting = createIdp({ port: Number(new URL(holder.url).port) })
  await expect(waiting.start()).rejects.toThrow('is in use')
  await holder.stop()
  await waiting.start()
  await waiting.stop()
})
