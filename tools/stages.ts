import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** One thing that `npm test` runs, and how its output tells how many parts held. */
export interface Stage {
  name: string
  command: [string, ...string[]]
  count(output: string, exitCode: number): { passed: number; failed: number }
}

export interface StageResult {
  name: string
  passed: number
  failed: number
}

const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)
const asOne = (_: string, exitCode: number) => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** Reads Playwright's closing lines; a run that ended badly without naming a failure counts as one failure. */
export function countPlaywright(output: string, exitCode: number): { passed: number; failed: number } {
  const number = (word: string) => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0)
  const failed = number('failed') + number('flaky') + number('did not run') + number('interrupted')
  return { passed: number('passed'), failed: exitCode === 0 ? failed : Math.max(failed, 1) }
}

/** Reads the line `N passed, N failed` that a firstlogin command closes with. */
export function countClosingLine(output: string, exitCode: number): { passed: number; failed: number } {
  const line = /^(\d+) passed, (\d+) failed/m.exec(output)
  if (!line) return { passed: 0, failed: 1 }
  const failed = Number(line[2])
  return { passed: Number(line[1]), failed: exitCode === 0 ? failed : Math.max(failed, 1) }
}

export function playwrightStage(name: string, project: string, patterns: string[] = []): Stage {
  return { name, command: [bin('playwright'), 'test', `--project=${project}`, ...patterns], count: countPlaywright }
}

export function unitStages(): Stage[] {
  return [
    { name: 'types', command: [bin('tsc'), '-p', root], count: asOne },
    { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings', root], count: asOne },
    playwrightStage('unit', 'unit'),
  ]
}

/** Runs stages one after the other, all of them, and says at once which one broke. */
export async function runStages(stages: Stage[]): Promise<StageResult[]> {
  const results: StageResult[] = []
  for (const stage of stages) {
    const { output, exitCode } = await runStage(stage)
    const result = { name: stage.name, ...stage.count(output, exitCode) }
    results.push(result)
    console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${result.name}: ${result.passed} passed, ${result.failed} failed`)
  }
  return results
}

function runStage(stage: Stage): Promise<{ output: string; exitCode: number }> {
  return new Promise((resolve) => {
    const [program, ...args] = stage.command
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
      process.stdout.write(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ output: `${output}\n${error.message}`, exitCode: 127 }))
    child.on('close', (code) => resolve({ output, exitCode: code ?? 1 }))
  })
}
