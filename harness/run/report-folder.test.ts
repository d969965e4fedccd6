import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { reporters } from '../../reports/index.ts'
import { UsageError } from '../errors.ts'
import { evidenceOf } from './evidence.ts'
import { clearFolder, demandOwnFolder, reportFiles } from './report-folder.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-folder-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: string, content: unknown = 'mine') => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}
const all = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

const ids = ['new-user/signs-in@okta', 'new-user/signs-in@okta+http']
const plan = {
  target: '/x/target.yaml',
  startedAt: '2030-01-01T00:00:00Z',
  command: 'npm start',
  cases: ids.map((id) => ({ id })),
}
const report = { schema: 'firstlogin/report@1', cases: plan.cases }

const foreign: [string, files: Record<string, unknown>, names: string][] = [
  ['evidence of somebody else', { 'evidence/exhibit-a.txt': 'mine' }, 'evidence'],
  ['a report of another program', { 'junit.xml': '<testsuites/>', 'summary.md': '# Mine' }, 'junit.xml, summary.md'],
  ['a plan that is none of ours', { 'plan.json': { title: 'holidays' } }, 'plan.json'],
  ['a plan that is a list', { 'plan.json': [1, 2] }, 'plan.json'],
  ['a plan that is no JSON', { 'plan.json': 'buy milk' }, 'plan.json'],
  ['a report of another schema', { 'report.json': { schema: 'other@1', cases: [] } }, 'report.json'],
  ['a log and a certificate', { 'sp.log': 'mine', 'idp-okta.pem': 'mine' }, 'idp-okta.pem, sp.log'],
]
for (const [name, files, names] of foreign)
  test(`a folder with files that no run wrote is refused, and left as it is: ${name}`, () => {
    for (const [file, content] of Object.entries(files)) write(file, content)
    const before = all()
    expect(() => demandOwnFolder(folder)).toThrow(UsageError)
    expect(() => demandOwnFolder(folder)).toThrow(
      `: it holds ${names}, which no run of firstlogin wrote; choose another folder with --out`,
    )
    clearFolder(folder)
    expect(all()).toEqual(before)
  })

const welcome: [string, Record<string, unknown>][] = [
  ['one that is not there yet', {}],
  ['one that holds other things', { '.gitkeep': '', 'target.yaml': 'mine', 'known.json': 'mine', 'more/evidence/x': 'mine' }],
  ['one of a run', { 'plan.json': plan, 'results.ndjson': '', 'junit.xml': '', 'evidence/x/1.jpg': '' }],
  ['one of a report', { 'report.json': report, 'report.html': '', 'evidence/x/1.jpg': '' }],
]
for (const [name, files] of welcome)
  test(`a folder is taken: ${name}`, () => {
    for (const [file, content] of Object.entries(files)) write(file, content)
    if (Object.keys(files).length === 0) rmSync(folder, { recursive: true })
    expect(() => demandOwnFolder(folder)).not.toThrow()
  })

for (const own of ['plan.json', 'report.json'])
  test(`of a folder of ours goes what a former run wrote, and nothing else: ${own}`, () => {
    write(own, own === 'plan.json' ? plan : report)
    for (const id of ids) write(`${evidenceOf(id)}/1-sign-in.jpg`)
    write(`${evidenceOf(ids[0] ?? '')}/attempt-2/trace.zip`)
    for (const name of ['results.ndjson', 'end.json', 'report.html', 'junit.xml', 'summary.md']) write(name)
    const others = ['evidence/exhibit-a.txt', 'evidence/mine/1.jpg', 'notes.md', 'sp.log']
    for (const name of others) write(name)
    clearFolder(folder)
    const left = all().filter((each) => others.includes(each) || !each.startsWith('evidence'))
    expect(left).toEqual([...others, ...(own === 'plan.json' ? ['plan.json'] : [])].sort())
    for (const id of ids) expect(existsSync(path.join(folder, evidenceOf(id)))).toBe(false)
  })

test('a folder of evidence that is empty then goes, too; what a link points at stays', () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'firstlogin-else-'))
  writeFileSync(path.join(elsewhere, 'mine'), 'mine')
  write('plan.json', plan)
  mkdirSync(path.join(folder, 'evidence'))
  symlinkSync(elsewhere, path.join(folder, evidenceOf(ids[0] ?? '')))
  clearFolder(folder)
  expect(all()).toEqual(['plan.json'])
  expect(readFileSync(path.join(elsewhere, 'mine'), 'utf8')).toBe('mine')
  rmSync(elsewhere, { recursive: true })
})

test('every file that a reporter writes is known', () => {
  expect([...reportFiles].sort()).toEqual(reporters.map((each) => each.file).sort())
})

test('no name in a plan leads out of the evidence', () => {
  expect(evidenceOf('../../etc@okta')).toBe('evidence/_etc@okta')
  expect(evidenceOf('..')).toBe('evidence/_')
})
