import type { LifecycleRule } from '../../../model/repository.ts'

/** The rules of a lifecycle policy by their priority. */
export type LifecycleRules = Readonly<Record<string, Omit<LifecycleRule, 'rulePriority'>>>

/** Rules in a canonical form. */
export function lifecycleRules(rules: readonly LifecycleRule[]): LifecycleRules {
  return Object.fromEntries(
    rules.map(({ rulePriority, description = '', selection, ...rest }) => [
      rulePriority,
      { ...rest, description, selection: sortedLists(selection) },
    ]),
  )
}

/** The rules of a policy document. */
export function parseLifecyclePolicy(text: string): readonly LifecycleRule[] {
  return (JSON.parse(text) as { rules?: LifecycleRule[] }).rules ?? []
}

/** A policy document with these rules. */
export function lifecyclePolicyText(rules: LifecycleRules): string {
  const entries = Object.entries(rules).map(([priority, rule]) => ({ rulePriority: Number(priority), ...rule }))
  return JSON.stringify({ rules: entries })
}

function sortedLists<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, Array.isArray(part) ? [...part].sort() : part]),
  ) as T
}
