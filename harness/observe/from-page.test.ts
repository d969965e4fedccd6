import { expect, test } from '#unit-test'
import { HtmlPage } from '../drivers/html-page.ts'
import { processorSeconds } from '../testing/processor-time.ts'
import { accountFromProfile, accountsFromTable, goesOn, type PageAnswer } from './from-page.ts'

const page = (body: string, more: Partial<PageAnswer> = {}): PageAnswer => ({
  url: 'http://sp.test/users',
  status: 200,
  body,
  leadsAway: null,
  ...more,
})
const htmlPage = (html: string) => new HtmlPage('http://sp.test/users', html)
const columns = { email: 'E-mail', displayName: 'Name', groups: 'Groups' }
const head = '<tr><th>Name</th><th>E-mail</th><th>Groups</th></tr>'
const table = (rows: string, caption = '') => `<table>${caption && `<caption>${caption}</caption>`}${head}${rows}</table>`
const ada = '<tr><td>Ada</td><td>ada@x.test</td><td>Sales, EMEA</td></tr>'
const other = '<table><tr><th>Setting</th></tr><tr><td>JIT</td></tr></table>'
const signIn = '<h1>Sign in</h1><form><label>E-mail <input></label><label>Password <input type="password"></label></form>'
const adaSeen = { email: 'ada@x.test', displayName: 'Ada', groups: ['Sales', 'EMEA'] }

const tables: [string, string, string | undefined, object[]][] = [
  ['the first table with the columns', other + table(ada), undefined, [adaSeen]],
  [
    'the table of that name',
    table('<tr><td>X</td><td>x@x.test</td><td></td></tr>', 'Guests') + table(ada, 'Users'),
    'users',
    [adaSeen],
  ],
  ['a table without rows', table(''), undefined, []],
  ['a line that says that there is nobody', table('<tr><td colspan="3">No users yet</td></tr>'), undefined, []],
]
for (const [name, body, rows, want] of tables)
  test(`read: ${name}`, () =>
    expect(accountsFromTable(page(body), { rows, columns }, 'observe.0')).toEqual({ accounts: want, goesOn: false }))

const faults: [string, PageAnswer, string | undefined, string][] = [
  [
    'a sign-in page',
    page(signIn),
    undefined,
    'observe.0.url: there is no table on http://sp.test/users; it is a sign-in page; it begins: Sign in',
  ],
  [
    'a page that leads to another site',
    page('', { leadsAway: 'http://idp.test/' }),
    undefined,
    'observe.0.url: http://sp.test/users leads away to http://idp.test/',
  ],
  ['an error page', page(table(ada), { status: 500 }), undefined, 'observe.0.url: http://sp.test/users answered 500'],
  [
    'no table of that name',
    page(table(ada, 'People')),
    'Users',
    'observe.0.rows: there is no table "Users" on http://sp.test/users; it has the tables "People"',
  ],
  [
    'a column with a slip',
    page('<table><tr><th>Name</th><th>Email</th><th>Groups</th></tr></table>'),
    undefined,
    'observe.0.columns.email: no column is headed "E-mail" on http://sp.test/users; did you mean "Email"?',
  ],
  [
    'no such column',
    page('<table><tr><th>Name</th><th>Login</th></tr></table>'),
    undefined,
    'observe.0.columns.email: no column is headed "E-mail" on http://sp.test/users; the table has "Name", "Login"',
  ],
]
for (const [name, answer, rows, says] of faults)
  test(`a fault, not an empty list: ${name}`, () =>
    expect(() => accountsFromTable(answer, { rows, columns }, 'observe.0')).toThrow(says))

const nexts: [string, boolean][] = [
  ['<a href="/users?page=2">Next</a>', true],
  ['<a class="x" href="/users?page=2"><span>Next</span> &rsaquo;</a>', true],
  ['<a rel="next" href="?page=2">2</a>', true],
  ['<button aria-label="Next page"><svg></svg></button>', true],
  ['<button disabled>Next</button>', false],
  ['<button aria-disabled="true">Next</button>', false],
  ['<a>Next</a>', false],
  ['<a href="#">Next</a>', false],
  ['<a href="/next">Next steps</a>', false],
  ['', false],
]
for (const [html, want] of nexts)
  test(`${want ? 'goes on' : 'ends'}: ${html}`, () => expect(goesOn(htmlPage(`<p>${html}</p>`))).toBe(want))

const fields = { email: 'E-mail', displayName: 'Full name', role: 'Role' }
test('a profile page shows its fields and terms; what it does not show stays unknown', () => {
  const profile = '<label for="e">E-mail</label><input id="e" value="ada@x.test"><dl><dt>Full name</dt><dd>Ada L.</dd></dl>'
  expect(accountFromProfile(page(profile), fields, 'observe.1')).toEqual({ email: 'ada@x.test', displayName: 'Ada L.' })
  expect(() => accountFromProfile(page(signIn), fields, 'observe.1')).toThrow(
    'observe.1.fields.email: the page shows nothing as "E-mail"; it is a sign-in page',
  )
  const login = '<dl><dt>Name</dt><dd>Ada</dd><dt>Login</dt><dd>ada@x.test</dd></dl>'
  expect(() => accountFromProfile(page(login), fields, 'observe.1')).toThrow('nothing as "E-mail"; did you mean "Login"?')
})

test('pages that are made to take long are read at once', () => {
  const seconds = processorSeconds(() => {
    goesOn(htmlPage('<a '.repeat(50_000)))
    goesOn(htmlPage('<button>Next'.repeat(3_000)))
    const inputs = page('<input '.repeat(50_000))
    expect(() => accountsFromTable(inputs, { columns }, 'observe.0')).toThrow('there is no table')
  })
  expect(seconds).toBeLessThan(4)
})

const passwords: [string, string][] = [
  ['with attributes before', '<input name="a" type="password">'],
  ['without quotes', '<input type=password>'],
  ['in capitals', '<INPUT TYPE=PASSWORD>'],
]
for (const [name, html] of passwords)
  test(`a field for a password makes a sign-in page: ${name}`, () =>
    expect(() => accountsFromTable(page(html), { columns }, 'observe.0')).toThrow('it is a sign-in page'))
