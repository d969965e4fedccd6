import { expect, test } from '#unit-test'
import { lastWords } from './last-words.ts'

const ofNode = (first: string) => `node:internal/modules:214
    throw new ERR(specifier)
          ^

${first}
    at packageResolve (node:internal/modules:770:81)
    at run (file:///app.js:2:3) {
  code: 'ERR'
}

Node.js v24.1.0
`
const table: [name: string, said: string, told: string][] = [
  ['nothing', '\n', ''],
  ['two lines', 'one\ntwo\nthree\n', '; it last said: two three'],
  ['an error of Node', ofNode('TypeError: no such thing'), '; it last said: TypeError: no such thing'],
  [
    'a package that is missing',
    ofNode("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /app.js"),
    "; it last said: Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /app.js (are its packages there? npm ci in its folder)",
  ],
  [
    'a file that is missing',
    ofNode("Error: Cannot find module './app.js'"),
    "; it last said: Error: Cannot find module './app.js'",
  ],
  ['words about an error', 'Error: one\nlistening\nready', '; it last said: listening ready'],
]
for (const [name, said, told] of table) test(`last words: ${name}`, () => expect(lastWords(said)).toBe(told))
