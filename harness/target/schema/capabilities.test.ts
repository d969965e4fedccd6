import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { projectRoot } from '../../files/project-root.ts'
import { capabilities } from './capabilities.ts'

test('getting-started names each word that `lacks` may have', () => {
  const text = readFileSync(path.join(projectRoot, 'docs/getting-started.md'), 'utf8')
  const [, section = ''] = /`lacks` names what the app does not have(.*?)\n## /s.exec(text) ?? []
  expect(capabilities.filter((each) => !section.includes(`\`${each}\``))).toEqual([])
})
