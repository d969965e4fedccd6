import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { UsageError, wordsOf } from '../errors.ts'

/** Reads to the end, or to one byte more than may be. */
export async function boundedText(stream: Readable, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    const bytes = Buffer.from(part)
    parts.push(bytes)
    size += bytes.length
    if (size > maxBytes) break
  }
  return textOf(Buffer.concat(parts).subarray(0, maxBytes + 1))
}

/** UTF-8, or what a byte order mark says: older PowerShells write UTF-16 with `>`. */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8'
  return encoding === 'utf-8' ? bytes.toString('utf8') : new TextDecoder(encoding).decode(bytes)
}

/**
 * The text of a file, or of a pipe that has the name of one, with at most `maxBytes`. Files that never end, or wait for somebody, are refused.
 * @throws UsageError: the file, why it cannot be read, and what to do
 */
export async function readBoundedFile(file: string, maxBytes: number, tooLarge: string): Promise<string> {
  try {
    const found = statSync(file)
    if (found.isDirectory()) throw new UsageError(`${file} is a folder; name a file`)
    const isPipe = found.isFIFO() || found.isSocket()
    if (!isPipe && (!found.isFile() || isOfTheSystem(file)))
      throw new UsageError(`${file} is no file, but a device or a part of the system; name a file`)
    if (found.size > maxBytes) throw new UsageError(`${file} has ${found.size} bytes. ${tooLarge}`)
    const text = await boundedText(createReadStream(file), maxBytes)
    if (Buffer.byteLength(text) > maxBytes) throw new UsageError(`${file} has more than ${maxBytes} bytes. ${tooLarge}`)
    return text
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such file; "-" reads what is piped`)
    throw new UsageError(`${file} cannot be read: ${code === 'EACCES' ? 'you may not' : wordsOf(error)}`)
  }
}

// Reading some of them waits for the kernel; /proc/self/fd has the pipes of a shell.
const isOfTheSystem = (file: string): boolean =>
  /^\/(?:proc|sys)(?:\/|$)/.test(path.resolve(file)) && !/^\/proc\/(?:self|\d+)\/fd\//.test(path.resolve(file))
