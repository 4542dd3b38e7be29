import { decodeJson, encodeJson } from './json.ts'
import { bodyText, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { boundMembers, operationAt } from './rest.ts'

const CONTENT_TYPE = 'application/json'

/** restJson1: method and path name the operation; path and query carry part of the input, one JSON document the rest. */
export const restJson: Protocol = {
  operation: operationAt,
  input: (request, operation) => ({
    ...decodeJson(operation.input, bodyText(request)),
    ...boundMembers(request, operation),
  }),
  output: ({ output, http }, value) => response(http?.[2] ?? 200, CONTENT_TYPE, encodeJson(output, value)),
  error: ({ code, message, status, details }) => {
    const answer = response(status, CONTENT_TYPE, JSON.stringify({ Message: message, ...details }))
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': code } }
  },
}
