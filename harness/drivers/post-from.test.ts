import { expect, test } from '#unit-test'
import { HtmlPage } from './html-page.ts'
import { formPage } from './post-from.ts'

test('a form is sent as it was, whatever its values hold', () => {
  const fields: [string, string][] = [
    ['SAMLResponse', 'PD94+/=='],
    ['RelayState', `"<a&amp;b'`],
  ]
  const url = 'http://sp.test/acs?a=1&b=2'
  expect(new HtmlPage('http://idp.test/', formPage(url, fields)).selfPostingForm()).toEqual({ url, method: 'POST', fields })
})
