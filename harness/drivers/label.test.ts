import { expect, test } from '#unit-test'
import { HtmlPage } from './html-page.ts'

const labels: [string, string][] = [
  ['beside its field', '<label for="r">Region</label><select id="r"><option>US</option></select>'],
  ['around its list', '<label>Region <select><option>US</option><option>EU</option></select></label>'],
  ['around its text', '<label>Region <textarea>somewhere</textarea></label>'],
  ['around its field, with markup', '<label><b>Region</b> <input value="US"></label>'],
]
for (const [name, html] of labels) {
  test(`a field is found by its label: ${name}`, () =>
    expect(new HtmlPage('http://sp.test/', html).field('Region')).not.toBeNull())
}
