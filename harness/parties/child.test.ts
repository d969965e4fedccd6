import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { startParty } from './child.ts'

test('the first line of a party, which holds its token, is in no log and in no last words', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-'))
  const logFile = path.join(folder, 'party.log')
  const program = `console.log('{"token":"hush"}'); console.log('busy'); setTimeout(() => { console.error('no memory'); process.exit(7) }, 50)`
  try {
    const party = await startParty({
      name: 'a party',
      command: [process.execPath, '-e', program],
      logFile,
      timeoutSeconds: 10,
      ready: 'first-line',
    })
    expect(party.firstLine).toBe('{"token":"hush"}')
    expect(await party.died).toBe('it ended with exit code 7; it last said: busy no memory')
    await party.stop()
    expect(readFileSync(logFile, 'utf8').trim().split('\n')).toEqual([
      expect.stringMatching(/^a party, process \d+$/),
      'busy',
      'no memory',
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
