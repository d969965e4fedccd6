import type { KeyObject } from 'node:crypto'
import type { App } from '../directory/schema.ts'
import type { CertificatePlan } from '../keys/certificate.ts'
import { createRogueSigner, createSigner } from '../keys/signer.ts'
import type { MetadataKey } from '../profiles/profile.ts'
import type { Signer } from '../saml/sign.ts'

/** A signing key of a tenant with its certificate, made when an administrator asked for it. */
export interface Certificate {
  /** `c1` for the one that the tenant was made with, counting on. */
  readonly id: string
  readonly createdAt: Date
  readonly notAfter: Date
  readonly key: KeyObject
  readonly signer: Signer
  /** The app that has it for itself; missing: the tenant's apps share it. */
  readonly app?: string
}

/** Keys of a tenant as they outlive a process; with its vendor and the moment of its making, a key gives its certificate again. */
export interface SavedKeys {
  /** Oldest first, at least one. */
  keys: Pick<Certificate, 'id' | 'createdAt' | 'key' | 'app'>[]
  /** Which of the shared ones signs where an app has no choice of its own: its place among all, counting from 0. */
  active: number
  /** How many were made, with those that are gone. */
  made: number
  /** App → id of the one that signs for it. */
  chosen?: Record<string, string>
}

/** How many a tenant may share, and how many an app may have for itself. */
export const mostCertificates = 4

type Owner = Pick<App, 'id' | 'ownCertificate'>

/** How a vendor's certificates come about. */
interface CertificateWays {
  /** How the one looks that is made at this moment. */
  plan(createdAt: Date): CertificatePlan
  /** A private key that nobody has. */
  newKey(): KeyObject
  now(): Date
  /** Each app chooses one of those that are shared, as at OneLogin and Google. */
  appsChoose: boolean
}

/** One list of certificates, oldest first. One of them signs; the others overlap with it for as long as they are kept. */
export interface CertificateList {
  all(): readonly Certificate[]
  get(id: string): Certificate | undefined
  /** The one that signs. */
  readonly active: Certificate
  isActive(certificate: Certificate): boolean
  /** The new one does not sign until it is activated. Its id is one that nothing had before, whatever was removed. */
  add(key: KeyObject, createdAt: Date): Certificate
  /** Lets it sign; nothing happens where it is not of this list. */
  activate(id: string): void
  /** false: it signs, here or for an app that has chosen it, and cannot be taken away. */
  remove(id: string): boolean
  /** The one that was taken away last: its key still signs for whoever kept it. It does not outlive the process. */
  readonly retired: Certificate | null
  /** What metadata may name. */
  metadataKeys(): MetadataKey[]
  /** Signs with a key of nobody, under a certificate like the active one in every part but the key. */
  rogueSigner(): Promise<Signer>
}

/** The certificates of a tenant: those that its apps share, and those that an app has for itself. */
export class Certificates {
  readonly #ways: CertificateWays
  #all: Certificate[]
  #active: string
  #made: number
  readonly #chosen: Map<string, string>
  #retired: Certificate[] = []
  /** Those that the apps share; what is active here signs for every app without a choice of its own. */
  readonly shared: CertificateList

  constructor(ways: CertificateWays, { keys, active, made, chosen = {} }: SavedKeys) {
    this.#ways = ways
    this.#all = keys.map((each) => this.#issue(each))
    this.#active = keys[active]?.id ?? ''
    // A count that is lower than an id in use would give that id again.
    this.#made = Math.max(made, ...keys.map(({ id }) => Number(id.slice(1))))
    this.#chosen = new Map(Object.entries(chosen))
    this.shared = this.#list(null)
  }

  /** Those that this app signs with: its own (the first is made here), or the shared ones, of which the apps of some vendors choose one each. */
  of(app: Owner): CertificateList {
    if (app.ownCertificate && !this.#all.some((each) => each.app === app.id))
      this.#add({ key: this.#ways.newKey(), createdAt: this.#ways.now(), app: app.id })
    return app.ownCertificate || this.#ways.appsChoose ? this.#list(app) : this.shared
  }

  /** These are the apps now: each that has its own gets its first one, and what belonged to others is dropped. */
  keepFor(apps: readonly Owner[]): void {
    const owners = new Set(apps.flatMap(({ id, ownCertificate }) => (ownCertificate ? [id] : [])))
    this.#all = this.#all.filter(({ app }) => app === undefined || owners.has(app))
    for (const app of apps) this.of(app)
    for (const [app, id] of this.#chosen)
      if (!apps.some((each) => each.id === app && this.of(each).get(id))) this.#chosen.delete(app)
  }

  /** What outlives the process. */
  saved(): SavedKeys {
    const active = this.#all.findIndex(({ id }) => id === this.#active)
    return { keys: this.#all, active, made: this.#made, chosen: Object.fromEntries(this.#chosen) }
  }

  #list(app: Owner | null): CertificateList {
    const owner = app?.ownCertificate ? app.id : undefined
    const all = () => this.#all.filter((each) => each.app === owner)
    const get = (id: string) => all().find((each) => each.id === id)
    const active = (): Certificate => {
      const chosen = app ? get(this.#chosen.get(app.id) ?? '') : undefined
      const found = chosen ?? (owner === undefined ? get(this.#active) : all()[0])
      if (!found) throw new Error(`${owner === undefined ? 'the tenant' : `the app '${owner}'`} has no certificate`)
      return found
    }
    const isActive = ({ id }: Certificate) => id === active().id
    const { plan } = this.#ways
    const removed = (each: Certificate) => this.#remove(each)
    const retired = () => this.#retired.findLast((each) => each.app === owner) ?? null
    return {
      all,
      get,
      get active() {
        return active()
      },
      isActive,
      add: (key, createdAt) => this.#add({ key, createdAt, ...(owner === undefined ? {} : { app: owner }) }),
      activate: (id) => {
        if (!get(id)) return
        if (app) this.#chosen.set(app.id, id)
        else this.#active = id
      },
      remove(id) {
        const found = get(id)
        return found === undefined || (!isActive(found) && removed(found))
      },
      get retired() {
        return retired()
      },
      metadataKeys: () => all().map((each) => ({ signer: each.signer, notAfter: each.notAfter, isActive: isActive(each) })),
      rogueSigner: () => createRogueSigner(plan(active().createdAt)),
    }
  }

  #remove(certificate: Certificate): boolean {
    if ([this.#active, ...this.#chosen.values()].includes(certificate.id)) return false
    this.#retired = [...this.#retired.filter(({ app }) => app !== certificate.app), certificate]
    this.#all = this.#all.filter((each) => each !== certificate)
    return true
  }

  #add(made: Omit<SavedKeys['keys'][number], 'id'>): Certificate {
    this.#made += 1
    const added = this.#issue({ ...made, id: `c${this.#made}` })
    this.#all.push(added)
    return added
  }

  #issue({ id, key, createdAt, app }: SavedKeys['keys'][number]): Certificate {
    const plan = this.#ways.plan(createdAt)
    const signer = createSigner(plan, key)
    return { id, createdAt, notAfter: plan.notAfter, key, signer, ...(app === undefined ? {} : { app }) }
  }
}
