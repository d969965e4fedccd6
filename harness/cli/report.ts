import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import { demandPlaceForFiles } from '../files/place-for-files.ts'
import { projectRoot } from '../files/project-root.ts'
import { publish, readInputs, reportOf } from '../run/finish.ts'
import { planFile } from '../run/journal.ts'
import { demandOwnFolder } from '../run/report-folder.ts'
import { sayGate } from './gate-words.ts'

export function defineReport(command: Command): void {
  command
    .argument('[folder]', 'where the run was written (its --out)', path.join(projectRoot, 'reports/out'))
    .option('--out <folder>', 'where the report goes; default: the same folder')
    .option('--json', 'print the report as JSON instead of the summary', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run firstlogin report
  npm run firstlogin report reports/out -- --out /tmp/report

The exit code is that of the run, with the baseline, the waivers and the flags that it had; 2 when the folder holds no run`,
    )
    .action(async (folder: string, options: { out?: string; json: boolean }) => {
      const from = path.resolve(folder)
      if (!existsSync(planFile(from)))
        throw new UsageError(
          `${folder}: holds no run (there is no ${path.basename(planFile(from))}); name the folder of a run as the argument: firstlogin report <folder>`,
        )
      const to = path.resolve(options.out ?? folder)
      demandPlaceForFiles(to, '--out')
      demandOwnFolder(to)
      const report = reportOf(from, readInputs(from))
      const written = await publish(report, from, to, { json: options.json, count: false })
      sayGate(report, false)
      process.exitCode = written ? report.gate.exitCode : 3
    })
}
