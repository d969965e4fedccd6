import { expect, test } from '#unit-test'
import { processorSeconds } from '../testing/processor-time.ts'
import { HtmlPage } from './html-page.ts'

/** Each took from half a minute to for ever, or died, when the work grew with the square of the page. */
const SOON_SECONDS = 5
const soon = (work: () => void) => expect(processorSeconds(work)).toBeLessThan(SOON_SECONDS)
const page = (html: string) => new HtmlPage('http://sp.test/', html)

test('elements inside elements, deeper than a call stack', () => {
  const deep = page(`${'<div>'.repeat(20_000)}<button>Go</button>`)
  expect(deep.text()).toBe('Go')
  expect(deep.button('Go')).not.toBeNull()
})

test('a cell as deep', () => {
  const cell = `<td>${'<span>'.repeat(20_000)}<img alt="yes">${'</span>'.repeat(20_000)}</td>`
  const [table] = page(`<table><tr><th>On</th></tr><tr>${cell}</tr></table>`).tables()
  expect(table?.rows).toEqual([{ On: 'yes' }])
})

test('a table with many rows', () =>
  soon(() => expect(page(`<table><tr><th>A<tbody>${'<tr><td>x'.repeat(40_000)}</table>`).tables()[0]?.rows).toHaveLength(40_000)))

test('many tables', () => soon(() => expect(page('<table><tr><th>A</table>'.repeat(10_000)).tables()).toHaveLength(10_000)))

test('many labels of no field', () =>
  soon(() => expect(page('<label for=x>E-mail</label>'.repeat(50_000)).field('E-mail')).toBeNull()))

test('many fields of no form', () => {
  const many = page(`<form id=f><button>Go</button></form>${'<input form=g name=a>'.repeat(30_000)}`)
  const go = many.button('Go')
  soon(() => expect(go && many.pressed(go, new Map())).toMatchObject({ fields: [] }))
})

test('a table inside a table keeps its cells to itself', () => {
  const inner = '<table aria-label="inner"><tr><th>B</th></tr><tr><td>2</td></tr></table>'
  const outer = `<table aria-label="outer"><tr><th>A</th></tr><tr><td>${inner}</td></tr></table>`
  expect(page(outer).tables()).toEqual([
    { name: 'outer', headings: ['A'], rows: [{ A: 'B 2' }] },
    { name: 'inner', headings: ['B'], rows: [{ B: '2' }] },
  ])
})
