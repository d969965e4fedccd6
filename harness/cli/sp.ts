import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Command } from 'commander'
import { projectRoot } from '../files/project-root.ts'

export function defineSp(sp: Command): void {
  sp.allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action(async (_options: unknown, command: Command) => {
      // The SP is a stranger to the harness: it is started as a program, like every other SP.
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', path.join(projectRoot, 'sp-reference/main.ts'), ...command.args],
        { stdio: 'inherit' },
      )
      process.on('SIGINT', () => child.kill('SIGINT'))
      process.on('SIGTERM', () => child.kill('SIGTERM'))
      process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 130)))
    })
}
