import { AwsError } from '../operation.ts'
import { fromText, isRecord, type Shape, toText, trait } from './shape.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, character => ESCAPES[character] ?? character)

const UNESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (UNESCAPES[name ?? ''] ?? whole),
  )

/** Writes `value` as the element `name`. */
export function writeXml(shape: Shape, name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  return shape.isListSchema() && shape.getMergedTraits().xmlFlattened && Array.isArray(value)
    ? value.map(item => writeXml(shape.getValueSchema(), name, item)).join('')
    : `<${name}>${writeContent(shape, value)}</${name}>`
}

/** Writes what stands inside the element of `value`. */
export function writeContent(shape: Shape, value: unknown): string {
  if (shape.isListSchema() && Array.isArray(value)) {
    const item = shape.getValueSchema()
    return value.map(each => writeXml(item, trait(item, 'xmlName') ?? 'member', each)).join('')
  }
  if (shape.isMapSchema() && isRecord(value)) {
    const [key, item] = [shape.getKeySchema(), shape.getValueSchema()]
    return Object.entries(value)
      .map(([k, v]) => {
        const pair = writeXml(key, trait(key, 'xmlName') ?? 'key', k)
        return `<entry>${pair}${writeXml(item, trait(item, 'xmlName') ?? 'value', v)}</entry>`
      })
      .join('')
  }
  if (shape.isStructSchema() && isRecord(value))
    return [...shape.structIterator()]
      .filter(([, member]) => trait(member, 'httpHeader') === undefined)
      .map(([name, member]) => writeXml(member, elementName(member, name), value[name]))
      .join('')
  return escapeXml(toText(shape, value))
}

const elementName = (member: Shape, name: string): string => {
  const given = member.getMemberTraits().xmlName
  return typeof given === 'string' ? given : name
}

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

/** Reads the document element. Comments, instructions and document types are passed over; attributes are not kept. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  let at = 0
  // One step a tag: an expression over the whole text would take the square of its length on text made for it.
  while (at < xml.length) {
    const parent = open.at(-1) ?? root
    const tag = xml.indexOf('<', at)
    parent.text += unescapeXml(xml.slice(at, tag < 0 ? xml.length : tag))
    if (tag < 0) break
    const aside = ASIDES.find(([start]) => xml.startsWith(start, tag))
    const [start, end] = aside ?? ['<', '>']
    const stop = xml.indexOf(end, tag + start.length)
    if (stop < 0) throw malformed(`${start} is not closed`)
    const inside = xml.slice(tag + start.length, stop)
    at = stop + end.length
    if (start === '<![CDATA[') parent.text += inside
    if (aside) continue
    if (inside.startsWith('/')) {
      if (open.length === 1 || inside.slice(1).trim() !== parent.name) throw malformed(`unexpected <${inside}>`)
      open.pop()
      continue
    }
    const element: Element = { name: inside.split(/[\s/]/, 1)[0] ?? '', children: [], text: '' }
    parent.children.push(element)
    if (!inside.endsWith('/')) open.push(element)
  }
  const [document] = root.children
  if (!document || open.length > 1) throw malformed('the document ends before its elements do')
  return document
}

const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

const malformed = (why: string): AwsError =>
  new AwsError('MalformedInput', `The request is no well-formed XML: ${why}.`)

/** The value of `element` as `shape` describes it. */
export function readXml(shape: Shape, element: Element): unknown {
  if (shape.isListSchema()) return element.children.map(child => readXml(shape.getValueSchema(), child))
  if (shape.isStructSchema())
    return Object.fromEntries(
      [...shape.structIterator()].flatMap(([name, member]) => {
        const found = element.children.filter(child => child.name === elementName(member, name))
        const [first] = found
        if (!first) return []
        const flattened = member.isListSchema() && member.getMergedTraits().xmlFlattened
        return [[name, flattened ? found.map(each => readXml(member.getValueSchema(), each)) : readXml(member, first)]]
      }),
    )
  return fromText(shape, element.text)
}
