import type { InputTransformer } from '@aws-sdk/client-eventbridge'

/**
 * The template with the values of an event. A placeholder that is a value of its own becomes JSON; within a text it is
 * put in as it is. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function transformed({ InputPathsMap = {}, InputTemplate = '' }: InputTransformer, event: object): string {
  let inText = false
  return InputTemplate.replace(/\\.|"|<([A-Za-z0-9_-]+)>/g, (found, name?: string) => {
    if (found === '"') inText = !inText
    if (name === undefined) return found
    const value = atPath(event, InputPathsMap[name] ?? '')
    // Of a path that an event lacks AWS says that its variable is not in the output.
    if (value === undefined) return ''
    return inText ? (typeof value === 'string' ? value : JSON.stringify(value)) : JSON.stringify(value)
  })
}

/** What is at a path such as `$.detail.items[0].id`. */
function atPath(event: object, path: string): unknown {
  const steps = path.replace(/^\$\.?/, '').match(/[^.[\]]+/g) ?? []
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? new Map<string, unknown>(Object.entries(value)).get(step)
        : undefined,
    event,
  )
}
