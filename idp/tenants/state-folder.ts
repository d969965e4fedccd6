import { createPrivateKey } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { keptTenantSchema, type TenantSpec } from '../directory/schema.ts'
import type { SavedKeys } from './certificates.ts'
import { specOf } from './spec-of.ts'
import type { Tenant } from './tenant.ts'

const keyId = z.string().regex(/^c[1-9]\d{0,5}$/)

const fileSchema = z.strictObject({
  spec: keptTenantSchema.required({ id: true }),
  createdAt: z.iso.datetime(),
  /** PKCS#8 PEM. With the moment of creation it gives the same certificate again. */
  key: z.string(),
  /** Of the first; missing in files of before there were ids. */
  keyId: keyId.optional(),
  /** Whose the first is, where an app has it for itself. */
  app: z.string().optional(),
  /** Those that came later, oldest first. */
  further: z
    .array(z.strictObject({ id: keyId.optional(), createdAt: z.iso.datetime(), key: z.string(), app: z.string().optional() }))
    .optional(),
  /** Which of them signs, counting from 0; default the first. */
  active: z.number().int().optional(),
  /** How many were made, with those that are gone; missing in older files. */
  made: z.number().int().min(1).optional(),
  /** App → id of the one that signs for it, where it is not the active one. */
  chosen: z.record(z.string(), keyId).optional(),
})

interface SavedTenant extends SavedKeys {
  spec: TenantSpec & { id: string }
}

/** Tenants between two starts: one file each, with their private keys and test passwords, readable by their owner alone. */
export class StateFolder {
  readonly #folder: string

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    this.#folder = folder
    // Private keys are nothing for version control.
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
  }

  /** Throws an error that names the file when one cannot be read. */
  load(): SavedTenant[] {
    const files = readdirSync(this.#folder).filter((file) => file.endsWith('.tenant.json'))
    return files.sort().map((file) => read(join(this.#folder, file)))
  }

  save(tenant: Tenant): void {
    const file = this.#file(tenant.id)
    const { keys, active, made, chosen } = tenant.certificates.saved()
    const [first, ...further] = keys.map((each) => ({
      id: each.id,
      createdAt: each.createdAt.toISOString(),
      key: each.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ...(each.app === undefined ? {} : { app: each.app }),
    }))
    const saved: z.infer<typeof fileSchema> = {
      spec: specOf(tenant),
      createdAt: first?.createdAt ?? '',
      key: first?.key ?? '',
      keyId: first?.id,
      ...(first?.app === undefined ? {} : { app: first.app }),
      made,
      ...(further.length > 0 ? { further, active } : {}),
      ...(Object.keys(chosen ?? {}).length > 0 ? { chosen } : {}),
    }
    // Renamed into place, so that a crash leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify(saved, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }

  remove(id: string): void {
    rmSync(this.#file(id), { force: true })
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.tenant.json`)
  }
}

function read(file: string): SavedTenant {
  try {
    const saved = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { spec, createdAt, key, keyId, app, further = [], active = 0, made = 0, chosen } = saved
    if (active < 0 || active > further.length) throw new Error('no key has the number of the active one')
    const keys = [{ id: keyId, createdAt, key, app }, ...further].map((each, index) => ({
      id: each.id ?? `c${index + 1}`,
      createdAt: new Date(each.createdAt),
      key: createPrivateKey(each.key),
      ...(each.app === undefined ? {} : { app: each.app }),
    }))
    if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('two keys have the same id')
    return { spec, keys, active, made, ...(chosen ? { chosen } : {}) }
  } catch (cause) {
    throw new Error(`The saved tenant ${file} cannot be read. Move it away to start without it.`, { cause })
  }
}
