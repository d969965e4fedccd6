/** A bounded map whose entries end by themselves: for sign-ins that are under way and for sessions. */
export class ExpiringMap<T> {
  readonly #entries = new Map<string, { value: T; endsAt: number }>()
  readonly #lifetimeSeconds: number
  readonly #limit: number

  constructor({ lifetimeSeconds, limit }: { lifetimeSeconds: number; limit: number }) {
    this.#lifetimeSeconds = lifetimeSeconds
    this.#limit = limit
  }

  /** @param lifetimeSeconds of this entry, where it is not that of the map */
  set(key: string, value: T, now: Date, lifetimeSeconds = this.#lifetimeSeconds): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, endsAt: now.getTime() + lifetimeSeconds * 1000 })
    const oldest = this.#entries.keys().next().value
    if (this.#entries.size > this.#limit && oldest !== undefined) this.#entries.delete(oldest)
  }

  get(key: string, now: Date): T | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.endsAt > now.getTime()) return entry.value
    this.#entries.delete(key)
    return undefined
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }
}
