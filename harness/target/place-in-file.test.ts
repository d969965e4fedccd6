import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { placeInFile, withPlace } from './place-in-file.ts'

const YAML = `name: sp
session: { url: /me, email: /mail }
observe:
  - kind: scim
    url: /scim
  - kind: http-json
    accounts:
      list: ''
      fields:
        email: /email
`
const inFile = () => {
  const file = test.info().outputPath('target.yaml')
  writeFileSync(file, YAML)
  return { file }
}
const shown = ({ file }: { file: string }) => path.relative(process.cwd(), file)

const places: [string, string][] = [
  ['session.email', ':2: session.email'],
  ['observe.0.url', ':5: observe.0.url'],
  ['observe.1', ':6: observe.1'],
  ['observe.1.accounts.fields.email', ':10: observe.1.accounts.fields.email'],
  ['observe.1.accounts.fields.role', ':9: observe.1.accounts.fields.role'],
  ['forms.signOut', ': forms.signOut'],
]
for (const [key, want] of places)
  test(`where ${key} stands`, () => {
    const target = inFile()
    expect(placeInFile(target, key)).toBe(`${shown(target)}${want}`)
  })

test('a file that is gone has no lines', () =>
  expect(placeInFile({ file: path.resolve('gone.yaml') }, 'session.url')).toBe('gone.yaml: session.url'))

test('words that begin with a key get its place, other words stay', () => {
  const target = inFile()
  expect(withPlace(target, 'observe.0.url: GET /scim answered 404')).toBe(
    `${shown(target)}:5: observe.0.url: GET /scim answered 404`,
  )
  for (const words of ['nowhere: it is said', 'opening http://127.0.0.1: refused', 'no key at all'])
    expect(withPlace(target, words)).toBe(words)
})
