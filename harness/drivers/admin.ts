import type { Browser } from 'playwright'
import { driverOptions } from '../target/driver-options.ts'
import type { Target } from '../target/schema/target.ts'
import { createBrowserDriver } from './browser.ts'
import type { Driver } from './driver.ts'
import { createHttpDriver } from './http.ts'
import { launchBrowser } from './launch.ts'

/** Browsers outside of cases, for hooks that are steps on pages: real ones where the target's pages need scripts. */
export function adminBrowsers(target: Target): { open(): Promise<Driver>; close(): Promise<void> } {
  const options = driverOptions(target)
  let launched: Promise<Browser> | null = null
  return {
    async open() {
      if (target.driver !== 'browser') return createHttpDriver(options)
      launched ??= launchBrowser()
      return createBrowserDriver(await launched, { ...options, trace: false })
    },
    close: async () => {
      await launched?.then((browser) => browser.close()).catch(() => undefined)
    },
  }
}
