import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../parties/child.ts'

const DEBIAN = '/usr/lib/postgresql'

/** A PostgreSQL server that is there for one test file. */
export interface Cluster {
  port: number
  /** Runs statements as its owner. */
  run(sql: string): string
  stop(): void
}

/** Whether a cluster can be started here. As root that takes the user postgres too, since the server refuses to run as root. */
export function hasPostgres(): boolean {
  return binaries() !== null && (process.getuid?.() !== 0 || owner() !== null)
}

/** Makes a cluster in a temporary folder and starts it on loopback; everybody needs a password. */
export async function startCluster(password: string): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-postgres-'))
  const data = path.join(folder, 'data')
  const port = await freePort()
  const user = owner()
  if (user) chownSync(folder, user.uid, user.gid)
  writeFileSync(path.join(folder, 'password'), password)
  const run = (program: string, args: string[], input = '') =>
    execFileSync(path.join(binaries() ?? '', program), args, {
      ...(user ?? {}),
      cwd: folder,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PGPASSWORD: password, LC_ALL: 'C' },
    })
  const stop = () => {
    try {
      run('pg_ctl', ['stop', '--pgdata', data, '--mode', 'immediate', '--wait'])
    } catch {
      // It never ran.
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    run('initdb', ['--pgdata', data, '--username', 'owner', '--auth', 'scram-sha-256', '--no-sync', '--pwfile', 'password'])
    const options = `-h 127.0.0.1 -p ${port} -k ${folder} -c fsync=off`
    run('pg_ctl', ['start', '--pgdata', data, '--wait', '--log', path.join(folder, 'log'), '--options', options])
  } catch (error) {
    stop()
    throw error
  }
  const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-Atq']
  return { port, run: (sql) => run('psql', psql, sql).trim(), stop }
}

function binaries(): string | null {
  if (!existsSync(DEBIAN)) return null
  const folders = readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin'))
  return folders.find((each) => existsSync(path.join(each, 'initdb'))) ?? null
}

function owner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}
