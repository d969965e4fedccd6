import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { honest, idpKey, now, otherKey, request, sealed, sign, withAttribute } from '../../inspect/testing/message.ts'
import { projectRoot } from '../files/project-root.ts'
import { cli, startCliBehind } from './testing/cli.ts'

const file = (name: string, text: string): string => {
  const at = test.info().outputPath(name)
  writeFileSync(at, text)
  return at
}
const at = ['--at', now.toISOString()]
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('inspect: a support engineer sees why an attribute does not arrive; exit code 1', async () => {
  const message = file('response.txt', base64(sign(withAttribute('Email', 'ada@acme.example'))))
  const { stdout, stderr, code } = await cli('inspect', message, ...at, '--attribute', 'email', '--xml')
  expect(stdout).toContain('No attribute is called "email"; "Email" is sent, in other letter case.')
  expect(stdout).toContain(
    '\n      <saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@acme.example</saml:NameID>\n',
  )
  expect([code, stderr]).toEqual([1, ''])
})

test('inspect: what was copied is piped; a message that is in order ends with 0', async () => {
  const message = file(
    'address.txt',
    `https://idp.example/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(request).toString('base64'))}&RelayState=x`,
  )
  const { ended } = startCliBehind(['sh', '-c', `exec "$@" < '${message}'`, 'sh'], 'inspect', '-', '--at', 'issued')
  const { stdout, code } = await ended
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining('An AuthnRequest out of an address, then percent signs, then base64, then DEFLATE'),
  ])
  expect(stdout).toContain('sent to https://idp.example/sso')
})

test('inspect: with the certificate and the key of the SP, and as JSON for programs', async () => {
  const message = file('sealed.xml', await sealed(sign(honest)))
  const flags = ['--certificate', file('idp.pem', idpKey.certificate), '--key', file('sp.key', idpKey.key), ...at, '--json']
  const { stdout, code } = await cli('inspect', message, ...flags)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    message: { assertions: [{ wasEncrypted: true, nameId: { value: 'ada@acme.example' } }] },
    signatures: [{ withGiven: 'valid' }],
    findings: [],
  })
  expect(stdout).not.toContain('PRIVATE KEY')
})

test('inspect: against another message', async () => {
  const [one, other] = [file('one.xml', sign(honest)), file('other.xml', sign(withAttribute('email', 'a'), { pair: otherKey }))]
  const { stdout, code } = await cli('inspect', one, '--against', other, ...at)
  expect([code, stdout]).toEqual([0, expect.stringContaining('Attributes: email\n    - (not there)\n    + a\n')])
})

test('inspect: a message of a run, as it lies in the evidence', async () => {
  const golden = path.join(projectRoot, 'idp/profiles/__golden__/okta.response.xml')
  const { stdout, code } = await cli('inspect', golden, '--at', 'issued')
  expect(code).toBeLessThan(2)
  expect(stdout).toContain(/Destination="([^"]+)"/.exec(readFileSync(golden, 'utf8'))?.[1])
})

test('inspect: a HAR file larger than any message: the Response, or the message that is asked for', async () => {
  const params = (name: string, xml: string) => ({ request: { postData: { params: [{ name, value: base64(xml) }] } } })
  const entries = [params('SAMLRequest', request), { text: 'x'.repeat(2_000_000) }, params('SAMLResponse', sign(honest))]
  const har = file('sign-in.har', JSON.stringify({ log: { entries } }))
  const first = await cli('inspect', har, ...at)
  expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('1 AuthnRequest and 2 Response. This is number 2.')])
  const asked = await cli('inspect', har, ...at, '--message', '1')
  expect(asked.stdout).toContain('An AuthnRequest out of JSON')
  const beyond = await cli('inspect', har, ...at, '--message', '7')
  expect([beyond.code, beyond.stderr]).toEqual([2, expect.stringContaining('There is no message 7 in it')])
})

for (const [name, args, says] of [
  ['a file that is not there', ['none.xml'], 'none.xml: there is no such file; "-" reads what is piped'],
  ['a folder', ['.'], '. is a folder; name a file'],
  ['a device that never ends', ['/dev/zero'], '/dev/zero is no file, but a device'],
  ['a file of the kernel', ['/proc/kmsg'], '/proc/kmsg is no file, but a device'],
  ['a number that is none', ['x.xml', '--message', 'first'], '--message: "first" is no number of a message'],
] as const)
  test(`inspect: ${name} ends with one line and exit code 2`, async () => {
    const { stdout, stderr, code } = await cli('inspect', ...args)
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toContain(says)
  })

test('inspect: what is piped without end is refused, not read without end', async () => {
  const { ended } = startCliBehind(['sh', '-c', 'yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | "$@"', 'sh'], 'inspect', '-')
  const { stderr, code } = await ended
  expect([code, stderr]).toEqual([2, expect.stringContaining('larger than 64 MB')])
})

for (const args of [
  ['run', '--out', '/proc/x'],
  ['demo', '--state', '/sys/x'],
])
  test(`${args.join(' ')} is refused with a message, and does not hang`, async () => {
    test.skip(process.platform !== 'linux', 'the kernel shows nothing as files here')
    const { stderr, code } = await cli(...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining('belongs to the system and keeps no files')])
  })
