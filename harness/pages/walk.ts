import { type Driver, DriverError } from '../drivers/driver.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { PageStep } from '../target/schema/steps.ts'
import { fillText, type Variables } from '../target/template.ts'
import { type Noted, noteFrom } from './note.ts'

/**
 * Does the steps of a target file in a browser, one after the other, as a person would.
 * @param where the steps in the target file, e.g. `surfaces.end-user.signIn`
 * @returns what its `note` steps have seen
 * @throws DriverError naming the step, what was looked for, and the page that was there
 */
export async function walk(driver: Driver, steps: readonly PageStep[], variables: Variables, where: string): Promise<Noted> {
  let noted: Noted = {}
  for (const [index, step] of steps.entries()) {
    if ('note' in step) noted = { ...noted, ...noteFrom(await driver.page(), step.note) }
    else await doStep(driver, step, variables, `${where}.${index}`)
  }
  return noted
}

async function doStep(
  driver: Driver,
  step: Exclude<PageStep, { note: unknown }>,
  variables: Variables,
  where: string,
): Promise<void> {
  const text = (template: string) => fillText(template, variables, where)
  try {
    if ('open' in step) await driver.open(fillAddress(step.open, variables, where))
    else if ('press' in step && typeof step.press === 'string') await driver.press(text(step.press))
    else if ('press' in step && typeof step.press === 'object') await driver.press(text(step.press.name), step.press.role)
    else if ('fill' in step) for (const [label, value] of Object.entries(step.fill)) await driver.fill(text(label), text(value))
    else if ('select' in step)
      for (const [label, value] of Object.entries(step.select)) await driver.select(text(label), text(value))
    else if ('check' in step)
      for (const [label, value] of Object.entries(step.check)) await driver.check(text(label), isOn(value, text))
    else if ('see' in step) await see(driver, text(step.see))
  } catch (error) {
    if (error instanceof DriverError) throw new DriverError(`${where}: ${error.message}`, error.address)
    throw error
  }
}

/** @throws DriverError for a text that says neither */
function isOn(value: boolean | string, text: (template: string) => string): boolean {
  if (typeof value === 'boolean') return value
  const said = text(value)
  if (said === 'true' || said === 'false') return said === 'true'
  throw new DriverError(`a box is turned on by true and off by false, not by "${said}"`)
}

async function see(driver: Driver, wanted: string): Promise<void> {
  const page = await driver.page()
  if (page.text.replace(/\s+/g, ' ').includes(wanted)) return
  throw new DriverError(`"${wanted}" is not on ${page.url}; the page begins: ${page.text.replace(/\s+/g, ' ').slice(0, 160)}`)
}
