import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { defects } from './defects/index.ts'
import { createSp } from './index.ts'

const HELP = `Usage: firstlogin sp [options]

Starts the reference service provider on 127.0.0.1.

  --port <n>        port; 0 takes any free one (default 8082)
  --smtp <url>      where mail goes, e.g. smtp://127.0.0.1:2525
  --state <folder>  keep the database here between starts; in memory without it
  --allow-internal-metadata
                    let provider metadata come from this machine and private networks, too
  --list-defects    print the deliberate faults that can be switched on, as JSON, and end

The set-up and observation API exists only when FIRSTLOGIN_SP_TOKEN is set to its bearer token.
`

/** The reference SP as a program of its own, like every SP under test. */
async function main(): Promise<number> {
  let values: {
    port?: string
    smtp?: string
    state?: string
    help?: boolean
    'list-defects'?: boolean
    'allow-internal-metadata'?: boolean
  }
  try {
    values = parseArgs({
      options: {
        port: { type: 'string' },
        smtp: { type: 'string' },
        state: { type: 'string' },
        help: { type: 'boolean' },
        'list-defects': { type: 'boolean' },
        'allow-internal-metadata': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    process.stderr.write(`firstlogin sp: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (values['list-defects']) {
    process.stdout.write(`${JSON.stringify(defects.map(({ id, title, trips }) => ({ id, title, trips })))}\n`)
    return 0
  }
  const port = Number(values.port ?? 8082)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`firstlogin sp: --port "${values.port}" is not a port; it is a number from 0 to 65535\n`)
    return 2
  }
  const testToken = process.env.FIRSTLOGIN_SP_TOKEN
  const sp = createSp({
    port,
    ...(values.smtp ? { smtpUrl: values.smtp } : {}),
    ...(values.state ? { stateDir: values.state } : {}),
    ...(testToken ? { testToken } : {}),
    allowInternalMetadata: values['allow-internal-metadata'] ?? false,
    // Faults of our own, for whoever has to mend them; people see calm words only.
    log: pino({ level: 'error' }, pino.destination(2)),
  })
  try {
    await sp.start()
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    process.stderr.write(
      `firstlogin sp: ${taken ? `port ${port} is in use; choose another one with --port` : `cannot start: ${error instanceof Error ? error.message : String(error)}`}\n`,
    )
    return 3
  }
  process.stdout.write(`The reference service provider is at ${sp.url}\n`)
  await new Promise<void>((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
  await sp.stop()
  return 0
}

process.exitCode = await main()
