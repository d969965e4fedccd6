import type { Driver } from './driver.ts'

/** The browsers of one case. */
export interface DriverPool {
  fresh(): Promise<Driver>
  current(): Promise<Driver>
  /** One more browser beside those of the people, the same for the whole case: the administrator's. */
  aside(): Promise<Driver>
  /** The browser in use, if any was opened yet. */
  open(): Driver | null
  closeAll(): Promise<void>
}

/** Where pictures go. @returns the path as the report links it */
export interface Screenshots {
  /** Whether pictures are taken at all. */
  wanted: boolean
  save(title: string, picture: Buffer): Promise<string>
}

/** A pool over a way to make drivers; all are closed at the end of the case. */
export function createDriverPool(make: () => Promise<Driver>, makeAside = make): DriverPool {
  const opened: Driver[] = []
  let beside: Promise<Driver> | null = null
  let current: Driver | null = null
  const fresh = async () => {
    current = await make()
    opened.push(current)
    return current
  }
  return {
    fresh,
    current: async () => current ?? (await fresh()),
    aside: () => {
      beside ??= makeAside()
      return beside
    },
    open: () => current,
    closeAll: async () => {
      await beside?.then((driver) => driver.close()).catch(() => undefined)
      await Promise.allSettled(opened.map((driver) => driver.close()))
    },
  }
}
