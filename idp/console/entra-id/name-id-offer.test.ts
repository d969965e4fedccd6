import { expect, test } from '#unit-test'
import { nameIdProblem } from './name-id-offer.ts'

const domains = ['acme.example', 'acme.onmicrosoft.com']

/** What is typed, and a part of what is said of it; null: it is taken. */
const cases: [source: string, says: string | null][] = [
  ['user.mail', null],
  ['user.extensionattribute3', null],
  ['user.workato_id', null],
  ['ExtractMailPrefix (user.userprincipalname)', null],
  ['Join (user.mail, "@", "ACME.example")', null],
  ['Join (ExtractMailPrefix (user.mail), "", "@acme.onmicrosoft.com")', null],
  ['user.(', null],
  ['user.givenname', 'cannot be user.givenname, which the portal does not offer'],
  ['fixed', 'cannot be a constant'],
  ['Contains (user.mail, "a", "yes")', 'cannot be Contains(): the portal offers ExtractMailPrefix() and Join() alone'],
  ['ToUppercase (ExtractMailPrefix (user.mail))', 'cannot be ToUppercase()'],
  ['ExtractMailPrefix (ToLowercase (user.mail))', 'cannot be ToLowercase()'],
  ['ExtractMailPrefix (user.displayname)', 'cannot be user.displayname'],
  [
    'Join (user.mail, "@", "evil.example")',
    "'@evil.example': what it adds has to be @ and a verified domain, here acme.example or",
  ],
  ['Join (user.mail, "-", "acme.example")', "'-acme.example'"],
  ['Join (user.mail, "@", user.city)', "'@'"],
]
for (const [source, says] of cases)
  test(`a NameID of ${source}: ${says ?? 'it is taken'}`, () => {
    const problem = nameIdProblem(source, domains)
    if (says === null) expect(problem).toBeNull()
    else expect(problem).toContain(says)
  })
