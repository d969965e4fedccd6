import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { type FetchOptions, fetchMetadata } from './fetch-metadata.ts'

const asked: string[] = []
let server: Server
let base = ''
test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const redirect = (location: string) => response.writeHead(302, { location }).end()
    if (request.url === '/good') return response.end('<good/>')
    if (request.url === '/near') return redirect('/good')
    if (request.url === '/far') return redirect('http://elsewhere.invalid/')
    if (request.url === '/file') return redirect('file:///etc/passwd')
    if (request.url === '/round') return redirect('/round')
    if (request.url === '/big') return response.end(Buffer.alloc(1_500_000, 'x'))
    if (request.url === '/zip') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<good/>'))
    if (request.url === '/latin') return response.end(Buffer.from([0xff, 0xfe, 0xff]))
    if (request.url === '/slow') return response.write('<')
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${port()}`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const port = () => (server.address() as AddressInfo).port
const inside: FetchOptions = { allowInternal: true }

test('a document, also after a redirect within the host', async () => {
  expect(await fetchMetadata(`${base}/good`, inside)).toBe('<good/>')
  expect(await fetchMetadata(`${base}/near`, inside)).toBe('<good/>')
})

const refused: [path: string, words: RegExp][] = [
  ['/far', /redirects to another host, elsewhere\.invalid/],
  ['/file', /file: addresses are not fetched/],
  ['/round', /redirects too often/],
  ['/big', /larger than 1000000 bytes/],
  ['/zip', /encoding gzip/],
  ['/latin', /not UTF-8/],
  ['/none', /status 404/],
]
for (const [path, words] of refused) {
  test(`refused: ${path}`, async () => {
    await expect(fetchMetadata(`${base}${path}`, inside)).rejects.toThrow(words)
  })
}

test('an answer that does not end is given up', async () => {
  await expect(fetchMetadata(`${base}/slow`, { ...inside, timeoutMs: 200 })).rejects.toThrow(
    'no complete answer within 0.2 seconds',
  )
})

test('a resolver that does not answer is given up', async () => {
  const resolve = () => new Promise<never>(() => undefined)
  await expect(fetchMetadata('http://idp.example/', { allowInternal: false, resolve, timeoutMs: 200 })).rejects.toThrow(
    'no complete answer',
  )
})

test('a password in the address is not sent', async () => {
  await expect(fetchMetadata('http://a:b@idp.example/', inside)).rejects.toThrow('user name or password')
})

test('nothing inside is asked: by address, by name, by name after a redirect', async () => {
  asked.length = 0
  const outside = (address: string): FetchOptions => ({
    allowInternal: false,
    resolve: async () => [{ address, family: 4 }],
  })
  const literal = ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '10.0.0.1']
  for (const host of literal)
    await expect(fetchMetadata(`http://${host}:${port()}/good`, { allowInternal: false })).rejects.toThrow('internal network')
  await expect(fetchMetadata(`http://idp.example:${port()}/good`, outside('192.168.0.7'))).rejects.toThrow('internal network')
  const mixed = { ...outside(''), resolve: async () => ['1.1.1.1', '127.0.0.1'].map((address) => ({ address, family: 4 })) }
  await expect(fetchMetadata(`http://idp.example:${port()}/good`, mixed)).rejects.toThrow('internal network')
  expect(asked).toEqual([])
})

test('a name that turns inside between two hops is refused', async () => {
  asked.length = 0
  const answers = ['127.0.0.1', '10.0.0.1']
  const turning: FetchOptions = {
    // The first hop has to reach the test server, which is inside: only the second one is judged here.
    get allowInternal() {
      return answers.length === 2
    },
    resolve: async () => [{ address: answers.shift() ?? '', family: 4 }],
  }
  await expect(fetchMetadata(`http://idp.example:${port()}/near`, turning)).rejects.toThrow('internal network')
  expect(asked).toEqual(['/near'])
})

test('the connection goes to the address that was checked', async () => {
  const names: string[] = []
  const resolve = async (host: string) => {
    names.push(host)
    return [{ address: '127.0.0.1', family: 4 }]
  }
  expect(await fetchMetadata(`http://idp.invalid:${port()}/near`, { ...inside, resolve })).toBe('<good/>')
  expect(names).toEqual(['idp.invalid', 'idp.invalid'])
})
