import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from './stages.ts'

const slips: [string, string[], string][] = [
  ['check', ['--fast'], "unknown option '--fast'"],
  ['test', ['unit'], 'too many arguments'],
  ['docs', ['--chek'], '--check'],
  ['controls', ['skip-audiance-check'], 'did you mean "skip-audience-check"?'],
  ['policies', ['matchKye'], 'no policy key is called "matchKye"'],
  ['pictures', ['raport.png'], 'report.png'],
]
for (const [tool, args, says] of slips)
  test(`${tool} ${args.join(' ')} is a slip that is told`, () => {
    const command = ['--disable-warning=ExperimentalWarning', path.join(root, `tools/${tool}.ts`)]
    const slip = spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8' })
    expect([slip.status, slip.stderr]).toEqual([2, expect.stringContaining(says)])
    expect(slip.stderr).not.toMatch(/^ +at /m)
    const help = spawnSync(process.execPath, [...command, '--help'], { encoding: 'utf8' })
    expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('Usage: npm run')])
  })
