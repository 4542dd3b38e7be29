import { bodyText, type HttpRequest, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { fromText, isRecord, type Shape, trait } from './shape.ts'
import { escapeXml, writeContent } from './xml.ts'

const REQUEST_ID = 'simulated'
const CONTENT_TYPE = 'text/xml'

const form = (request: HttpRequest): URLSearchParams => new URLSearchParams(bodyText(request))

const operation: Protocol['operation'] = (request, shapes) => {
  const name = form(request).get('Action') ?? ''
  return shapes.get(name) ?? name
}

/** awsQuery: a form in, XML out. */
export const awsQuery: Protocol = {
  operation,
  input: (request, { input }) => readForm(input, form(request), plainKeys),
  output: ({ name, output }, value) =>
    response(
      200,
      CONTENT_TYPE,
      `<${name}Response><${name}Result>${writeContent(output, value ?? {})}</${name}Result>` +
        `<ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${name}Response>`,
    ),
  error: ({ code, message, status }) =>
    response(
      status,
      CONTENT_TYPE,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
        `<RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
    ),
}

/** ec2Query: awsQuery with flat lists, capitalized keys and its own envelope. */
export const ec2Query: Protocol = {
  operation,
  input: (request, { input }) => readForm(input, form(request), ec2Keys),
  output: ({ name, output }, value) =>
    response(
      200,
      CONTENT_TYPE,
      `<${name}Response><requestId>${REQUEST_ID}</requestId>${writeContent(output, value ?? {})}</${name}Response>`,
    ),
  error: ({ code, message, status }) =>
    response(
      status,
      CONTENT_TYPE,
      `<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors>` +
        `<RequestID>${REQUEST_ID}</RequestID></Response>`,
    ),
}

/** How a protocol names the form fields of a shape. */
interface Keys {
  member(shape: Shape, name: string): string
  item(list: Shape): string
}

const plainKeys: Keys = {
  member: (shape, name) => trait(shape, 'xmlName') ?? name,
  item: list => (list.getMergedTraits().xmlFlattened ? '' : `${trait(list.getValueSchema(), 'xmlName') ?? 'member'}.`),
}

const ec2Keys: Keys = {
  member: (shape, name) => {
    const key = trait(shape, 'xmlName') ?? name
    return trait(shape, 'ec2QueryName') ?? key.charAt(0).toUpperCase() + key.slice(1)
  },
  item: () => '',
}

function readForm(shape: Shape, fields: URLSearchParams, keys: Keys): Record<string, unknown> {
  const value = read(shape, fields, '', keys)
  return isRecord(value) ? value : {}
}

function read(shape: Shape, fields: URLSearchParams, prefix: string, keys: Keys): unknown {
  const field = fields.get(prefix)
  if (shape.isStructSchema()) {
    if (prefix && !hasBelow(fields, prefix)) return undefined
    const members = [...shape.structIterator()].map(([name, member]) => [
      name,
      read(member, fields, join(prefix, keys.member(member, name)), keys),
    ])
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  }
  if (shape.isListSchema()) {
    if (field === '') return []
    const items: unknown[] = []
    for (let index = 1; ; index += 1) {
      const key = join(prefix, `${keys.item(shape)}${index}`)
      if (!fields.has(key) && !hasBelow(fields, key)) return items.length > 0 ? items : undefined
      items.push(read(shape.getValueSchema(), fields, key, keys))
    }
  }
  return field === null ? undefined : fromText(shape, field)
}

const join = (prefix: string, key: string): string => (prefix ? `${prefix}.${key}` : key)

const hasBelow = (fields: URLSearchParams, prefix: string): boolean =>
  [...fields.keys()].some(key => key.startsWith(`${prefix}.`))
