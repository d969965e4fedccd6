import { randomUUID } from 'node:crypto'
import path from 'node:path'

/** A program for `node -e` that starts another one, which keeps the output open for half a minute, and ends itself at once. */
export function leavesOneRunning(folder: string): { program: string; pidFile: string } {
  const pidFile = path.join(folder, `pid-${randomUUID()}`)
  const program = `
    const left = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'], { stdio: 'inherit' })
    require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(left.pid))
    console.log('started')
    process.exit(0)`
  return { program, pidFile }
}
