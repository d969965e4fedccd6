import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from '@playwright/test'
import express from 'express'
import { beforeEnd } from './before-end.ts'

test('what has to be done is done once: before the answer is read, and when nobody waits for it', async () => {
  const app = express()
  const done: string[] = []
  const { promise: isLeft, resolve: leave } = Promise.withResolvers<void>()
  const { promise: isDone, resolve: finish } = Promise.withResolvers<void>()
  app.use((request, response, next) => {
    beforeEnd(response, () => done.push(request.path))
    response.on('close', () => request.path === '/left' && leave())
    next()
  })
  app.get('/read', (_request, response) => void response.json({}))
  app.get('/left', async (_request, response) => {
    await isLeft
    response.json({})
    finish()
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}/read`)
  expect(done).toEqual(['/read'])
  const socket = connect(port, '127.0.0.1', () => {
    socket.write('GET /left HTTP/1.1\r\nHost: x\r\n\r\n', () => setTimeout(() => socket.destroy(), 50))
  })
  await isDone
  expect(done).toEqual(['/read', '/left'])
  server.closeAllConnections()
  server.close()
})
