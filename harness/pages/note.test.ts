import { expect, test } from '#unit-test'
import { noteFrom } from './note.ts'

const url = 'http://sp.test/admin'
const html = `<label>SSO URL<input readonly value=" http://sp.test/acs "></label><dl><dt>Issuer</dt><dd>https://idp.test</dd></dl>
<label>Provider<select><option value="">None</option><option value="1">Okta, Prod</option><option value="2" selected>Okta Test</option></select></label>
<label>Empty<select><option value="">None</option></select></label><label>Blank<input value=" "></label>`

const cases: [title: string, labels: Record<string, string>, noted: Record<string, string>][] = [
  ['a field', { acsUrl: 'SSO URL' }, { acsUrl: 'http://sp.test/acs' }],
  ['a term', { idpIssuer: 'issuer' }, { idpIssuer: 'https://idp.test' }],
  ['a list', { providers: 'Provider' }, { providers: 'Okta, Prod\nOkta Test', chosenProvider: 'Okta Test' }],
  ['a list with nothing in it', { providers: 'Empty' }, { providers: '', chosenProvider: '' }],
  ['what is not there', { acsUrl: 'ACS', providers: 'Issuer' }, {}],
  ['what is blank', { entityId: 'Blank' }, {}],
]
for (const [title, labels, noted] of cases) {
  test(`noted: ${title}`, () => expect(noteFrom({ url, html }, labels)).toEqual(noted))
}
