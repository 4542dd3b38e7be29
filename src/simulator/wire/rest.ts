import type { HttpRequest } from './message.ts'
import { fromText, type OperationShape, type Shape, trait } from './shape.ts'

/** The operation that method and path name. */
export function operationAt(
  request: HttpRequest,
  shapes: ReadonlyMap<string, OperationShape>,
): OperationShape | string {
  // The template with the most fixed segments wins: /hostedzone/{Id} and /hostedzonecount differ, /change/{Id} does not.
  const matches = [...shapes.values()].filter(shape => labels(request, shape) !== undefined)
  const [best] = matches.sort((a, b) => fixedLength(b) - fixedLength(a))
  return best ?? `${request.method} ${request.path}`
}

/** The members of an input that path, query and headers carry. */
export function boundMembers(request: HttpRequest, operation: OperationShape): Record<string, unknown> {
  const bound = [...operation.input.structIterator()].flatMap(([name, member]) => {
    const text = boundText(request, operation, name, member)
    if (text === undefined) return []
    const value = member.isListSchema()
      ? [text].flat().map(each => fromText(member.getValueSchema(), each))
      : fromText(member, String(text))
    return [[name, value]]
  })
  return Object.fromEntries(bound)
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

function boundText(
  request: HttpRequest,
  operation: OperationShape,
  name: string,
  member: Shape,
): string | string[] | undefined {
  if (member.getMergedTraits().httpLabel) return labels(request, operation)?.[name]
  const query = trait(member, 'httpQuery')
  const value = query === undefined ? undefined : request.query?.[query]
  if (value !== undefined && value !== null) return value
  const header = trait(member, 'httpHeader')
  return header === undefined ? undefined : request.headers[header.toLowerCase()]
}
