// Prints where Playwright keeps its own headless shell, one candidate a line; they may not exist.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

const full = chromium.executablePath()
const store = path.resolve(path.dirname(full), '..', '..')
try {
  for (const folder of readdirSync(store).filter((name) => name.startsWith('chromium_headless_shell'))) {
    for (const inner of readdirSync(path.join(store, folder))) {
      for (const name of ['chrome-headless-shell', 'headless_shell', 'chrome-headless-shell.exe'])
        console.log(path.join(store, folder, inner, name))
    }
  }
} catch {
  // The store does not exist: nothing was downloaded yet.
}
console.log(full)
