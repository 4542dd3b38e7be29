import type { ContainerOverride } from '../../../aws/shapes/ecs.ts'
import type { EventVariable } from '../../../model/event-rule.ts'

/** What a target gives the task: the same each time, or with values of the event. */
export type RuleInput =
  | { readonly overrides: object; readonly path?: string }
  | { readonly paths: Readonly<Record<string, string>>; readonly template: string }

/** The overrides of a task, with variables that EventBridge takes from the event. */
export function inputOf(overrides: readonly ContainerOverride[], eventVariables: readonly EventVariable[]): RuleInput {
  const paths = [...new Set(eventVariables.map(({ path }) => path))].sort()
  if (paths.length === 0) return { overrides: overrides.length > 0 ? { containerOverrides: overrides } : {} }
  const names = [
    ...new Set([...overrides.map(({ name = '' }) => name), ...eventVariables.map(({ container }) => container)]),
  ]
  const containerOverrides = names.map(name => {
    const given = overrides.find(each => each.name === name)
    const taken = eventVariables
      .filter(({ container }) => container === name)
      .map(({ variable, path }) => ({ name: variable, value: `<${keyOf(paths, path)}>` }))
    return { ...given, name, environment: [...(given?.environment ?? []), ...taken] }
  })
  return {
    paths: Object.fromEntries(paths.map(path => [keyOf(paths, path), path])),
    // A placeholder without quotes becomes JSON, so that whatever is in the value stays in it:
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    template: JSON.stringify({ containerOverrides }).replaceAll(/"(<v\d+>)"/g, '$1'),
  }
}

const keyOf = (paths: readonly string[], path: string): string => `v${paths.indexOf(path) + 1}`
