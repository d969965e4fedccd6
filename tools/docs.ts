/** `npm run docs`: writes the generated documents; `-- --check` only says which are out of date, and fails. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { wordsOf } from '../harness/errors.ts'
import { documents, written } from './docs/documents.ts'
import { root } from './stages.ts'
import { toolCommand } from './tool-command.ts'

const { check } = toolCommand('docs', 'write the generated documents')
  .option('--check', 'only say which are out of date; exit 1 when one is', false)
  .parse()
  .opts<{ check: boolean }>()
try {
  const stale = documents().filter(({ file, text }) => written(file) !== text)
  if (check) {
    for (const { file } of stale) console.log(`${file} is out of date; write it with: npm run docs`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else {
    for (const { file, text } of stale) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      writeFileSync(path.join(root, file), text)
      console.log(`wrote ${file}`)
    }
    if (stale.length === 0) console.log('every generated document is up to date')
  }
} catch (error) {
  console.error(`firstlogin: the documents cannot be made: ${wordsOf(error)}`)
  process.exitCode = 3
}
