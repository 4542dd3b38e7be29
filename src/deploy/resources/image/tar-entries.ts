import type { FileHandle } from 'node:fs/promises'
import { UnreadableImage } from './unreadable-image.ts'

/** One member of a tar archive, and where in it its bytes are. */
export interface TarEntry {
  readonly name: string
  readonly isFile: boolean
  readonly start: number
  readonly size: number
}

const BLOCK = 512
// Names of 77 characters are what an image needs, and a record of names holds no more than a few
const LONGEST_RECORD = 1024 * 1024

/**
 * The members of a tar archive: ustar, with the extended headers of pax and the long names of GNU.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export async function* tarEntries(file: FileHandle, path: string): AsyncGenerator<TarEntry> {
  const end = (await file.stat()).size
  const damaged = (what: string): UnreadableImage =>
    new UnreadableImage(`${path} is no whole tar archive: ${what}`, 'Write it anew, without compression.')
  const read = async (at: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, at)
    if (bytesRead < length) throw damaged(`it ends at byte ${end}`)
    return bytes
  }
  let extended: ReadonlyMap<string, string> = new Map()
  for (let at = 0; at < end; ) {
    const header = await read(at, BLOCK)
    if (header.every(byte => byte === 0)) return
    if (at === 0 && header[0] === 0x1f && header[1] === 0x8b) throw damaged('it is compressed with gzip')
    if (!isHeader(header)) throw damaged(`there is no header at byte ${at}`)
    const type = String.fromCharCode(header[156] ?? 0)
    const size = Number(extended.get('size') ?? numberIn(header.subarray(124, 136)))
    const start = at + BLOCK
    if (!Number.isSafeInteger(size) || size < 0 || start + size > end)
      throw damaged(`a member at byte ${at} has no end`)
    at = start + Math.ceil(size / BLOCK) * BLOCK
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (size > LONGEST_RECORD) throw damaged(`the names at byte ${start} have ${size} bytes`)
      const record = await read(start, size)
      if (type === 'x') extended = new Map([...extended, ...paxRecords(record)])
      if (type === 'L') extended = new Map([...extended, ['path', textIn(record)]])
      continue
    }
    yield { name: extended.get('path') ?? nameIn(header), isFile: type === '0' || type === '\0', start, size }
    extended = new Map()
  }
}

/** The sum of all bytes, those of the sum itself as blanks. */
function isHeader(header: Buffer): boolean {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  return sum === numberIn(header.subarray(148, 156))
}

/** Octal, or what is too large for that as GNU writes it: 256 to the power of each place. */
function numberIn(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
  const digits = textIn(field).trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN
}

function nameIn(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 262) === 'ustar'
  const prefix = isUstar ? textIn(header.subarray(345, 500)) : ''
  const name = textIn(header.subarray(0, 100))
  return prefix === '' ? name : `${prefix}/${name}`
}

const textIn = (field: Buffer): string => field.toString('utf8').split('\0', 1)[0] ?? ''

/** Lines of `<length> <key>=<value>`; the length counts itself. */
function paxRecords(record: Buffer): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < record.length; ) {
    const blank = record.indexOf(0x20, at)
    const length = Number(record.toString('latin1', at, blank))
    if (blank < at || !Number.isInteger(length) || length <= blank - at) break
    const [key = '', ...value] = record.toString('utf8', blank + 1, at + length - 1).split('=')
    found.set(key, value.join('='))
    at += length
  }
  return found
}
