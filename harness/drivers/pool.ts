import type { Driver } from './driver.ts'

/** The browsers of one case. */
export interface DriverPool {
  fresh(): Promise<Driver>
  current(): Promise<Driver>
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
export function createDriverPool(make: () => Promise<Driver>): DriverPool {
  const opened: Driver[] = []
  let current: Driver | null = null
  const fresh = async () => {
    current = await make()
    opened.push(current)
    return current
  }
  return {
    fresh,
    current: async () => current ?? (await fresh()),
    open: () => current,
    closeAll: async () => {
      await Promise.allSettled(opened.map((driver) => driver.close()))
    },
  }
}
