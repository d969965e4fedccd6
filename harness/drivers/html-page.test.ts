import { expect, test } from '#unit-test'
import { HtmlPage } from './html-page.ts'

const form = `<form action="/in" method="post"><label for="u">User  name</label><input id="u" name="user" value="x">
  <label>Password <input type="password" name="pw"></label><input type="checkbox" name="keep"><input type="hidden" name="csrf" value="7">
  <button name="go" value="1">Sign in</button></form><a href="/help">Need help?</a>`

test('fields are found by their labels, in any letter case and spacing', () => {
  const page = new HtmlPage('http://x.test/a', form)
  expect(page.field('user name')).not.toBeNull()
  expect(page.field('Password')).not.toBeNull()
  expect(page.field('Pass')).toBeNull()
})

test('a pressed button sends what a browser would send', () => {
  const page = new HtmlPage('http://x.test/a', form)
  const field = page.field('User name')
  const button = page.button('sign in')
  if (!field || !button) throw new Error('the form was not understood')
  expect(page.pressed(button, new Map([[field, 'ada']]))).toEqual({
    url: 'http://x.test/in',
    method: 'POST',
    fields: [
      ['user', 'ada'],
      ['pw', ''],
      ['csrf', '7'],
      ['go', '1'],
    ],
  })
})

test('links are pressed by their text', () => {
  const page = new HtmlPage('http://x.test/a', form)
  const link = page.button('Need help?')
  expect(link && page.pressed(link, new Map())).toEqual({ url: 'http://x.test/help', method: 'GET', fields: [] })
})

test('a page that posts a SAML message on is seen', () => {
  const page = new HtmlPage(
    'http://i.test/',
    '<form action="http://x.test/acs" method="post"><input type="hidden" name="SAMLResponse" value="AA=="></form>',
  )
  expect(page.selfPostingForm()).toEqual({ url: 'http://x.test/acs', method: 'POST', fields: [['SAMLResponse', 'AA==']] })
  expect(new HtmlPage('http://i.test/', form).selfPostingForm()).toBeNull()
})

const choices = `<form action="/in" method="post"><label><input type="checkbox" name="jit" checked> JIT</label><label><input type="checkbox" name="sync" value="on"> Sync</label>
  <label><input type="radio" name="url" value="yes"> Yes</label><label><input type="radio" name="url" value="no" checked> No</label><label>Name<input name="name"></label><button>Save</button></form>
  <form><input type="radio" name="url" value="other"></form>`
const sent = (done: Record<string, boolean>) => {
  const page = new HtmlPage('http://x.test/a', choices)
  const typed = new Map(
    Object.entries(done).flatMap(([label, on]) => (page.field(label) ? [[page.field(label), on] as const] : [])),
  )
  const button = page.button('Save')
  return button && page.pressed(button, typed as Parameters<HtmlPage['pressed']>[1])?.fields.map((each) => each.join('='))
}

test('a box is sent when it is on, whatever it was before', () => {
  expect(sent({})).toEqual(['jit=on', 'url=no', 'name='])
  expect(sent({ JIT: false, Sync: true })).toEqual(['sync=on', 'url=no', 'name='])
})

test('one of several choices turns the others of its form off', () => {
  const page = new HtmlPage('http://x.test/a', choices)
  const [yes, no, name, jit] = ['Yes', 'No', 'Name', 'JIT'].map((label) => page.field(label))
  if (!yes || !no || !name || !jit) throw new Error('the form was not understood')
  expect(page.rivalsOf(yes)).toEqual([no])
  expect(page.rivalsOf(jit)).toEqual([])
  expect(page.rivalsOf(name)).toBeNull()
  expect(sent({ Yes: true, No: false })).toEqual(['jit=on', 'url=yes', 'name='])
})
