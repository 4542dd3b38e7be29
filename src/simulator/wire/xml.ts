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

/** Reads the document element of well-formed XML as the SDK writes it: no comments, no CDATA. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  for (const [, closing, name = '', selfClosed, text] of xml.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += unescapeXml(text)
    else if (closing) open.pop()
    else {
      const element: Element = { name, children: [], text: '' }
      parent.children.push(element)
      if (!selfClosed) open.push(element)
    }
  }
  return root.children[0] ?? root
}

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
