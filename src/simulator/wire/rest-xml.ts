import { bodyText, type HttpRequest, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { fromText, isRecord, type OperationShape, type Shape, trait } from './shape.ts'
import { escapeXml, parseXml, readXml, writeContent } from './xml.ts'

const CONTENT_TYPE = 'application/xml'

/** restXml: method and path name the operation; path, query and headers carry part of the input. */
export const restXml: Protocol = {
  operation: (request, shapes) => {
    // The template with the most fixed segments wins: /hostedzone/{Id} and /hostedzonecount differ, /change/{Id} does not.
    const matches = [...shapes.values()].filter(shape => labels(request, shape) !== undefined)
    const [best] = matches.sort((a, b) => fixedLength(b) - fixedLength(a))
    return best ?? `${request.method} ${request.path}`
  },
  input: (request, operation) => {
    const body = bodyText(request)
    const payload = body ? readXml(operation.input, parseXml(body)) : {}
    const bound = [...operation.input.structIterator()].flatMap(([name, member]) => {
      const text = boundText(request, operation, name, member)
      return text === undefined ? [] : [[name, fromText(member, text)]]
    })
    return { ...(isRecord(payload) ? payload : {}), ...Object.fromEntries(bound) }
  },
  output: ({ name, output, http }, value) => {
    const members = isRecord(value) ? value : {}
    const headers = [...output.structIterator()].flatMap(([member, shape]) => {
      const header = trait(shape, 'httpHeader')
      return header && members[member] !== undefined ? [[header.toLowerCase(), String(members[member])]] : []
    })
    const answer = response(
      http?.[2] ?? 200,
      CONTENT_TYPE,
      `<${name}Response>${writeContent(output, members)}</${name}Response>`,
    )
    return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(headers) } }
  },
  error: ({ code, message, status, details }) => {
    const more = Object.entries(details).map(([name, value]) =>
      Array.isArray(value)
        ? `<${name}>${value.map(item => `<Message>${escapeXml(String(item))}</Message>`).join('')}</${name}>`
        : `<${name}>${escapeXml(String(value))}</${name}>`,
    )
    return response(
      status,
      CONTENT_TYPE,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>` +
        `${more.join('')}</Error><RequestId>simulated</RequestId></ErrorResponse>`,
    )
  },
}

const template = ({ http }: OperationShape): string => http?.[1].split('?')[0] ?? ''

const fixedLength = (shape: OperationShape): number => template(shape).replace(/\{[^}]*\}/g, '').length

function labels(request: HttpRequest, shape: OperationShape): Record<string, string> | undefined {
  if (shape.http?.[0] !== request.method) return undefined
  const wanted = template(shape).split('/')
  const given = request.path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const found: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const actual = decoded(given[index] ?? '')
    if (actual === undefined) return undefined
    const label = /^\{(\w+)\+?\}$/.exec(segment)?.[1]
    if (label) found[label] = actual
    else if (segment !== actual) return undefined
  }
  return found
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function boundText(request: HttpRequest, operation: OperationShape, name: string, member: Shape): string | undefined {
  if (member.getMergedTraits().httpLabel) return labels(request, operation)?.[name]
  const query = trait(member, 'httpQuery')
  const value = query === undefined ? undefined : request.query?.[query]
  if (value !== undefined && value !== null) return String(value)
  const header = trait(member, 'httpHeader')
  return header === undefined ? undefined : request.headers[header.toLowerCase()]
}
