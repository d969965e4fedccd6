import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** One thing that `npm test` runs, and how its output tells how many parts held. */
export interface Stage {
  name: string
  command: [string, ...string[]]
  count(output: string, exitCode: number): Count
}

export interface Count {
  passed: number
  failed: number
  /** What was not run: where, how many tests, why. */
  skipped?: Skipped[]
  /** Which tests held at the second try alone. They count as passed. */
  unsteady?: string[]
}

export interface Skipped {
  tests: number
  text: string
}

export interface StageResult extends Count {
  name: string
}

const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)
/** What tsc remembers of the last time, so that it looks only at what has changed. */
const knownTypes = path.join(root, '.cache', 'types.tsbuildinfo')
const asOne = (_: string, exitCode: number) => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** Reads Playwright's closing lines, and those of tools/skip-reporter.ts; a run that ended badly without naming a failure counts as one failure. */
export function countPlaywright(output: string, exitCode: number): Count {
  const number = (word: string) => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0)
  const failed = number('failed') + number('did not run') + number('interrupted')
  const skipped = [...output.matchAll(/^skipped: (.* \((\d+) tests?\): .*)$/gm)]
  const [, list = ''] = /^ +\d+ flaky\n((?: {4}.*\n)+)/m.exec(output) ?? []
  return {
    passed: number('passed') + number('flaky'),
    unsteady: list.split('\n').flatMap((line) => line.replace(/[─\s]+$/, '').trim() || []),
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: skipped.map(([, text = '', tests]) => ({ tests: Number(tests), text })),
  }
}

/** Reads the line `N passed, N failed` that a firstlogin command closes with. */
export function countClosingLine(output: string, exitCode: number): Count {
  const line = /^(\d+) passed, (\d+) failed/m.exec(output)
  if (!line) return { passed: 0, failed: 1 }
  const failed = Number(line[2])
  return { passed: Number(line[1]), failed: exitCode === 0 ? failed : Math.max(failed, 1) }
}

export function playwrightStage(name: string, project: string, patterns: string[] = []): Stage {
  return { name, command: [bin('playwright'), 'test', `--project=${project}`, ...patterns], count: countPlaywright }
}

/** Types, lint and unit tests. They know nothing of each other and may run at the same time. */
export function unitStages(): Stage[] {
  return [
    { name: 'types', command: [bin('tsc'), '-p', root, '--incremental', '--tsBuildInfoFile', knownTypes], count: asOne },
    { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings', root], count: asOne },
    playwrightStage('unit', 'unit'),
  ]
}

/** Runs stages at the same time, all of them. What a stage that broke has said is shown whole, when it ends; of one that held, a line. */
export function runTogether(stages: Stage[]): Promise<StageResult[]> {
  return Promise.all(
    stages.map(async (stage) => {
      const { output, exitCode } = await run(stage, () => {})
      const result = { name: stage.name, ...stage.count(output, exitCode) }
      if (result.failed > 0) process.stdout.write(output)
      return told(result)
    }),
  )
}

/** Runs one stage and shows what it says while it runs. */
export async function runStage(stage: Stage): Promise<StageResult> {
  const { output, exitCode } = await run(stage, (chunk) => process.stdout.write(chunk))
  return told({ name: stage.name, ...stage.count(output, exitCode) })
}

/** More tests than these that need a second try are no accident of a busy machine. */
const mostUnsteady = 3

/**
 * The last lines of `npm test`: what was skipped, what needed a second try, and `N passed, N failed`.
 * @param mayNotSkip a skipped test counts as failed
 */
export function closing(results: readonly Count[], mayNotSkip: boolean): { lines: string[]; failed: number } {
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
  const skipped = results.flatMap((each) => each.skipped ?? [])
  const unsteady = results.flatMap((each) => each.unsteady ?? [])
  const tooMany = unsteady.length > mostUnsteady ? unsteady.length : 0
  const failed = sum(results.map((each) => each.failed)) + (mayNotSkip ? sum(skipped.map((each) => each.tests)) : 0) + tooMany
  const said = `held at the second try alone${tooMany > 0 ? `, and more than ${mostUnsteady} may not` : ''}`
  const lines = skipped.map(({ text }) => `${mayNotSkip ? 'FAIL: may not be skipped (FIRSTLOGIN_NO_SKIP)' : 'skipped'}: ${text}`)
  const tries = unsteady.map((test) => `${tooMany > 0 ? 'FAIL: ' : ''}${said}: ${test}`)
  const passed = sum(results.map((each) => each.passed)) - tooMany
  return { lines: [...lines, ...tries, `${passed} passed, ${failed} failed`], failed }
}

function told(result: StageResult): StageResult {
  console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${result.name}: ${result.passed} passed, ${result.failed} failed`)
  return result
}

function run(stage: Stage, hear: (chunk: Buffer) => void): Promise<{ output: string; exitCode: number }> {
  return new Promise((resolve) => {
    const [program, ...args] = stage.command
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
      hear(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ output: `${output}\n${error.message}\n`, exitCode: 127 }))
    child.on('close', (code) => resolve({ output, exitCode: code ?? 1 }))
  })
}
