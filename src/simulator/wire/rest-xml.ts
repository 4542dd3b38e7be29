import { bodyText, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { boundMembers, operationAt } from './rest.ts'
import { isRecord, trait } from './shape.ts'
import { escapeXml, parseXml, readXml, writeContent } from './xml.ts'

const CONTENT_TYPE = 'application/xml'

/** restXml: method and path name the operation; path, query and headers carry part of the input. */
export const restXml: Protocol = {
  operation: operationAt,
  input: (request, operation) => {
    const body = bodyText(request)
    const payload = body ? readXml(operation.input, parseXml(body)) : {}
    return { ...(isRecord(payload) ? payload : {}), ...boundMembers(request, operation) }
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
