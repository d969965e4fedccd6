import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { freePort } from '../parties/child.ts'
import { cli } from './testing/cli.ts'

/** `init` against apps that are not like our examples: what it finds, what it says it did not, and what it leaves to be checked. */
let server: Server
test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/api/me') return response.writeHead(401).end('{}')
    if (request.url === '/') return response.end('<a href="/saml/login">Sign in with SSO</a>')
    return response.writeHead(request.url === '/saml/login' ? 503 : 404).end('no IdP is known')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
test.afterAll(() => server.close())
const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('nothing answers: it says so and writes nothing, unless firstlogin is to start the app', async () => {
  const out = test.info().outputPath('target.yaml')
  const nobody = `http://127.0.0.1:${await freePort()}`
  const ended = await cli('init', '--base', nobody, '--out', out)
  expect([ended.code, ended.stderr]).toEqual([3, expect.stringMatching(/--base: nothing answers at http:\S+: .*; start the SP/)])
  expect(() => readFileSync(out)).toThrow('ENOENT')
  const unseen = await cli('init', '--base', nobody, '--metadata', '/sp/metadata', '--start', '--out', out)
  expect([unseen.code, unseen.stdout]).toEqual([0, expect.stringContaining(`Nothing answers at ${nobody} yet`)])
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('sp: { metadata: /sp/metadata }')
  expect(text).toMatch(/signIn: \S+ +# not found, guessed/)
})

test('the file goes into a folder that is not there yet, and names where the app says who is signed in', async () => {
  const out = test.info().outputPath('my-app/target.yaml')
  const ended = await cli('init', '--base', base(), '--out', out)
  expect([ended.code, ended.stderr]).toEqual([0, ''])
  expect(ended.stdout).toContain('Who is signed in: /api/me, it answers 401 while nobody is signed in; check session in the file')
  expect(readFileSync(out, 'utf8')).toContain(
    'session: { url: /api/me, email: /email }   # check this: it answers 401 while nobody is signed in',
  )
})

test('an app that firstlogin starts need not have an address', async () => {
  const out = test.info().outputPath('target.yaml')
  const ended = await cli('init', '--start', '--out', out)
  expect([ended.code, ended.stderr]).toEqual([0, ''])
  expect(readFileSync(out, 'utf8')).toContain('base: "http://127.0.0.1:{port}"')
})

test('an app without an IdP: its link is found, its tables are read, guesses say so', async () => {
  const [out, file] = [test.info().outputPath('target.yaml'), test.info().outputPath('app.sqlite')]
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE staff (login_email TEXT, is_enabled INTEGER); CREATE TABLE teams (id INTEGER)')
  database.close()
  const ended = await cli('init', '--base', base(), '--sqlite', file, '--start', '--out', out)
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('A sign-in may start at /saml/login: it answers 503')])
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('signIn: /saml/login   # check this')
  expect(text).toContain('SELECT login_email AS email, is_enabled AS status FROM staff')
  expect(text).toContain('base: "http://127.0.0.1:{port}"')
  expect(/^lacks: .*$/m.exec(text)?.[0]).not.toMatch(/status|groups/)
})

test('a database without addresses: its tables are named', async () => {
  const [out, file] = [test.info().outputPath('target.yaml'), test.info().outputPath('app.sqlite')]
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE orders (id INTEGER); CREATE TABLE people (login TEXT)')
  database.close()
  const ended = await cli('init', '--base', base(), '--sqlite', file, '--out', out)
  expect(ended.stdout).toContain('--sqlite: no table has a column for an address; the tables are orders, people')
  expect(readFileSync(out, 'utf8')).toContain('# no table has a column for an address; the tables are orders, people')
})
