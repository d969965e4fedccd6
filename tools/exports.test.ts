import { expect, test } from '#unit-test'
import { readSources, type Source } from './sources.ts'

const sources = readSources()
const EXPORT = /^export (?:async )?(?:function|const|class|interface|type|let) ([\w$]+)/gm
const NAMES = /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from\s+['"]([^'"\n]+)['"]/g

/** What a file takes from others by name: `idp/tenants/tenant.ts Tenant`. */
function namesTaken({ text, imports }: Source): string[] {
  const meant = new Map(imports.map((each) => [each.specifier, each.file]))
  return [...text.matchAll(NAMES)].flatMap(([, list = '', specifier = '']) =>
    list.split(',').map(
      (each) =>
        `${meant.get(specifier)} ${
          each
            .trim()
            .replace(/^type /, '')
            .split(/\s+as\s+/)[0]
        }`,
    ),
  )
}

/** Whether a file that loads this one when a line is reached says the name. */
const isSaidLate = (file: string, name: string): boolean =>
  sources.some(({ text, imports }) => imports.some((each) => each.atRunTime && each.file === file) && text.includes(name))

test('the IdP exports nothing that no other file takes', () => {
  const taken = new Set(sources.flatMap(namesTaken))
  const offered = sources
    .filter(({ file }) => file.startsWith('idp/'))
    .flatMap(({ file, text }) => [...text.matchAll(EXPORT)].map(([, name = '']) => ({ file, name })))
  const unused = offered.filter(({ file, name }) => !taken.has(`${file} ${name}`) && !isSaidLate(file, name))
  expect(unused.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  expect(offered.length).toBeGreaterThan(300)
})
