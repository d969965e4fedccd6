import { realpathSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from '../errors.ts'

/** What the kernel shows as files there is no disk: a folder cannot be made there, and Node tries for ever. */
const noDisk = ['/proc', '/sys']

/**
 * Holds a file or folder that is to be written to be on a disk, also behind links.
 * @param flag what named it, such as `--out`
 * @throws UsageError naming it
 */
export function demandPlaceForFiles(place: string, flag: string): void {
  const real = nearestReal(path.resolve(place))
  const kernel = noDisk.find((each) => real === each || real.startsWith(`${each}/`))
  if (kernel !== undefined)
    throw new UsageError(`${flag} ${place}: ${kernel} belongs to the system and keeps no files; name a folder of your own`)
}

/** Where the part that is there really is. */
function nearestReal(place: string): string {
  for (let at = place; ; at = path.dirname(at)) {
    try {
      return realpathSync(at)
    } catch {
      if (at === path.dirname(at)) return at
    }
  }
}
