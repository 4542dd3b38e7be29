import { AwsError } from '../operation.ts'
import { bodyText, type HttpRequest, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { fromText, isRecord, type Shape, trait } from './shape.ts'
import { escapeXml, writeContent } from './xml.ts'

const REQUEST_ID = 'simulated'
const CONTENT_TYPE = 'text/xml'

/** The fields of a request by name, and all that their names begin with: a request may have thousands of them. */
interface Fields {
  readonly values: ReadonlyMap<string, string>
  readonly prefixes: ReadonlySet<string>
}

// No shape of AWS's goes deeper, so that what does is never looked for.
const MOST_PARTS = 24
const MOST_FIELDS = 20_000
const MOST_CHARACTERS = 1024 * 1024

function form(request: HttpRequest): Fields {
  const query = Object.entries(request.query ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const body = bodyText(request)
  if (body.length > MOST_CHARACTERS) throw new AwsError('RequestEntityTooLarge', 'The request is too large.', 413)
  const values = new Map([...query, ...new URLSearchParams(body)])
  if (values.size > MOST_FIELDS) throw new AwsError('MalformedQueryString', 'The request has too many fields.')
  const prefixes = new Set<string>()
  for (const name of values.keys()) {
    let end = name.indexOf('.')
    for (let part = 0; end >= 0 && part < MOST_PARTS; part += 1) {
      prefixes.add(name.slice(0, end))
      end = name.indexOf('.', end + 1)
    }
  }
  return { values, prefixes }
}

const operation: Protocol['operation'] = (request, shapes) => {
  const name = form(request).values.get('Action') ?? ''
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

function readForm(shape: Shape, fields: Fields, keys: Keys): Record<string, unknown> {
  const value = read(shape, fields, '', keys)
  return isRecord(value) ? value : {}
}

function read(shape: Shape, fields: Fields, prefix: string, keys: Keys): unknown {
  const field = fields.values.get(prefix)
  if (shape.isStructSchema()) {
    if (prefix && !fields.prefixes.has(prefix)) return undefined
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
      if (!fields.values.has(key) && !fields.prefixes.has(key)) return items.length > 0 ? items : undefined
      items.push(read(shape.getValueSchema(), fields, key, keys))
    }
  }
  return field === undefined ? undefined : fromText(shape, field)
}

const join = (prefix: string, key: string): string => (prefix ? `${prefix}.${key}` : key)
