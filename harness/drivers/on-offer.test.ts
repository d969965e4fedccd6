import { expect, test } from '#unit-test'
import { HtmlPage } from './html-page.ts'
import { buttonsOnOffer, elementsOnOffer, entriesOnOffer, fieldsOnOffer } from './on-offer.ts'

const page = new HtmlPage(
  'http://sp.test/',
  `<h1>Welcome</h1><a href="/in">Log in</a><form><label>Work e-mail <input></label><label>Region <select><option>EU</option>
  <option>US</option></select></label><input aria-label="Code"><button>Continue</button></form><dl><dt>Plan</dt><dd>Free</dd></dl>`,
)
const bare = new HtmlPage('http://sp.test/', '<p>Nothing</p>')
const region = page.field('Region')
if (!region) throw new Error('the page was not understood')

const table: [string, string, string][] = [
  ['a button', buttonsOnOffer(page, 'Login'), '; did you mean "Log in"? it has "Continue", "Log in"'],
  ['a button far from all', buttonsOnOffer(page, 'Single sign-on'), '; it has "Continue", "Log in"'],
  ['a button of a bare page', buttonsOnOffer(bare, 'Log in'), ''],
  ['a heading', elementsOnOffer(page, 'heading', 'Welcom'), '; did you mean "Welcome"? it has "Welcome"'],
  [
    'a role that nothing has',
    elementsOnOffer(page, 'heding', 'Welcome'),
    '; did you mean "heading"? no heding is there, but the roles "heading", "link", "button"',
  ],
  [
    'a field',
    fieldsOnOffer(page, 'Work email'),
    '; did you mean "Work e-mail"? it has the fields "Work e-mail", "Region", "Code"',
  ],
  ['a field of a bare page', fieldsOnOffer(bare, 'Email'), ''],
  ['an entry of a list', entriesOnOffer(region, 'USA'), '; did you mean "US"? it has "EU", "US"'],
]
for (const [name, words, want] of table) test(`instead of ${name}`, () => expect(words).toBe(want))

test('labels and roles are those that things are found by', () => {
  expect(page.labels()).toEqual(['Work e-mail', 'Region', 'Code', 'Plan'])
  expect(page.roles()).toEqual(['heading', 'link', 'button'])
})
