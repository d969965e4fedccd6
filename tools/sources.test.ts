import { expect, test } from '#unit-test'
import { importsOf, packageOf } from './sources.ts'

const cases = [
  { name: 'a value', text: "import { a } from './a.ts'", want: [['./a.ts', 'x/a.ts', false]] },
  { name: 'a type', text: "import type { A } from '../a.ts'", want: [['../a.ts', 'a.ts', true]] },
  { name: 'several lines', text: "import {\n  a,\n  type B,\n} from './a.ts'", want: [['./a.ts', 'x/a.ts', false]] },
  { name: 'everything', text: "import * as z from 'zod'", want: [['zod', null, false]] },
  { name: 'default and more', text: "import forge, { b } from 'node-forge'", want: [['node-forge', null, false]] },
  { name: 'for its effect', text: "import './a.ts'", want: [['./a.ts', 'x/a.ts', false]] },
  {
    name: 'a re-export',
    text: "export { a } from './a.ts'\nexport * from './b.ts'",
    want: [
      ['./a.ts', 'x/a.ts', false],
      ['./b.ts', 'x/b.ts', false],
    ],
  },
  { name: 'at run time', text: "const a = await import('./a.ts')", want: [['./a.ts', 'x/a.ts', false]] },
  { name: 'a value that is no import', text: "export const a = 'from b'\nexport type C = 'd'", want: [] },
  { name: 'a comment', text: "/** `import { createIdp } from 'firstlogin'` */\n// import './a.ts'", want: [] },
]
for (const { name, text, want } of cases) {
  test(`imports: ${name}`, () => {
    expect(importsOf(text, 'x/y.ts').map(({ specifier, file, typeOnly }) => [specifier, file, typeOnly])).toEqual(want)
  })
}

test('what is loaded when the line is reached is told from what is loaded with the file', () => {
  const text = "import { a } from './a.ts'\nconst b = await import('./b.ts')"
  expect(importsOf(text, 'x/y.ts').map(({ file, atRunTime }) => [file, atRunTime])).toEqual([
    ['x/a.ts', false],
    ['x/b.ts', true],
  ])
})

test('the package of a specifier', () => {
  expect(['ajv/dist/2020.js', '@xmldom/xmldom', 'zod'].map(packageOf)).toEqual(['ajv', '@xmldom/xmldom', 'zod'])
})
