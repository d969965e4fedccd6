// Exits 0 when the browser named on the command line starts and shows a page.
import { chromium } from 'playwright'
import { browserArgs } from './browser-args.mjs'

const browser = await chromium.launch({ executablePath: process.argv[2], args: browserArgs(), timeout: 30_000 })
const page = await browser.newPage()
await page.setContent('<p>ready</p>')
const text = await page.textContent('p')
await browser.close()
process.exit(text === 'ready' ? 0 : 1)
