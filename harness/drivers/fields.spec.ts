import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { createBrowserDriver } from './browser.ts'
import type { Driver } from './driver.ts'
import { createHttpDriver } from './http.ts'

const form = `<!doctype html><title>Set up</title><form method="post" action="/saved">
<label>Name<input name="name"></label>
<label>Enforce for<select name="enforce"><option value="all">Everyone</option><option value="some">Some</option></select></label>
<label>Certificate<textarea name="certificate">old</textarea></label>
<label><input type="checkbox" name="jit"> JIT</label><label><input type="checkbox" name="sync" checked> Sync</label>
<label><input type="radio" name="url" value="yes" checked> Yes</label><label><input type="radio" name="url" value="no"> No</label>
<button>Save</button></form>`

let server: Server
let url = ''
let posted = ''
test.beforeAll(async () => {
  server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/html')
    if (request.method !== 'POST') return response.end(form)
    posted = ''
    for await (const chunk of request) posted += String(chunk)
    response.end('<p>saved')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function fillIn(driver: Driver): Promise<Record<string, string>> {
  await driver.open(url)
  await driver.fill('Name', 'Okta')
  await driver.select('Enforce for', 'Some')
  await driver.fill('Certificate', 'new')
  await driver.check('JIT', true)
  await driver.check('Sync', false)
  await driver.check('No', true)
  await driver.press('Save')
  await driver.close()
  return Object.fromEntries(new URLSearchParams(posted))
}
const wanted = { name: 'Okta', enforce: 'some', certificate: 'new', jit: 'on', url: 'no' }

test('every kind of field, by a browser', async ({ browser }) => {
  expect(await fillIn(await createBrowserDriver(browser, { trace: false }))).toEqual(wanted)
})

test('every kind of field, over http', async () => {
  expect(await fillIn(createHttpDriver())).toEqual(wanted)
})

test('what is no box cannot be turned on', async () => {
  const driver = createHttpDriver()
  await driver.open(url)
  await expect(driver.check('Name', true)).rejects.toThrow('nothing that can be turned on or off')
})
