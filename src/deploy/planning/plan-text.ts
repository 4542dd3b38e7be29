import { harmless, harmlessItem } from '../../errors/harmless.ts'
import { withName } from '../../errors/with-name.ts'
import { describeIssue } from '../../errors.ts'
import type { MonthlyCost } from '../cost/monthly-cost.ts'
import type { Change } from './diff.ts'
import type { Plan, PlanAction, PlanOrphan, PlanStep } from './plan-shape.ts'

const MARKS: Readonly<Record<PlanAction, string>> = { create: '+', update: '~', replace: '±', keep: '=', use: '.' }

/** A plan for people: what is done with each resource, and why. */
export function describePlan(plan: Omit<Plan, 'toString'>): string {
  return harmless([textOf(plan), ...(plan.preflight ? [String(plan.preflight)] : [])].join('\n'))
}

function textOf(plan: Omit<Plan, 'toString'>): string {
  const { stack, region, account, steps, orphans, notSearched, notes: remarks, outputs, warnings, isEmpty } = plan
  const cost = plan.monthlyCost && describeCost(plan.monthlyCost)
  const title = `Plan for stack ${stack} in ${region}, account ${account}`
  const notes = [
    ...steps.flatMap(describeIgnored),
    ...orphans.map(describeOrphan),
    ...notSearched.map(where => `  ? could not look for what the stack left behind among ${where}`),
    ...remarks.map(remark => `  i ${remark}`),
    ...Object.entries(outputs).map(([name, value]) => `  > output  ${name}: ${harmlessItem(value)}`),
    ...warnings.map(describeIssue),
  ]
  if (isEmpty) return [`${title}: nothing to do`, ...notes].join('\n')
  const lines = [...steps.filter(step => !isFolded(step, steps)).flatMap(describeStep), ...describeFolded(steps)]
  const count = (wanted: PlanAction): number => steps.filter(({ action }) => action === wanted).length
  const removed = orphans.filter(({ action }) => action === 'delete').length
  const summary = `  ${count('create')} to create, ${count('update')} to update, ${count('replace')} to replace, ${count('keep')} unchanged${removed > 0 ? `, ${removed} to delete` : ''}`
  return [title, ...lines, ...notes, ...(cost ? [cost] : []), summary].join('\n')
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`

/** A line where the change costs or saves something. */
function describeCost({ before, after, prices, notCounted }: MonthlyCost): string | undefined {
  if (before === after) return undefined
  const change = before === undefined ? dollars(after) : `${dollars(before)} before and ${dollars(after)}`
  return `  $ a month costs about ${change} after (${prices}), without ${notCounted}`
}

function describeStep({ action, changes, adopted, effect, ...step }: PlanStep): string[] {
  const more = [
    adopted ? ', taken over: it has no owner' : '',
    action === 'replace' ? `, because ${reasons(changes)}` : '',
    effect ? `: ${effect}` : '',
  ].join('')
  return [
    `  ${MARKS[action]} ${action.padEnd(7)} ${withName(step)}${more}`,
    ...(action === 'update' ? changes.map(change => `              ${describeChange(change)}`) : []),
  ]
}

/** More resources than this that stay as they are would hide those that do not. */
const MOST_KEPT = 20

function isFolded({ action }: PlanStep, steps: readonly PlanStep[]): boolean {
  return (action === 'keep' || action === 'use') && steps.filter(step => step.action === action).length > MOST_KEPT
}

/** What stays as it is, a line for each way, by kind: `40 services, 12 roles`. */
function describeFolded(steps: readonly PlanStep[]): string[] {
  return (['use', 'keep'] as const).flatMap(action => {
    const folded = steps.filter(step => step.action === action && isFolded(step, steps))
    if (folded.length === 0) return []
    const counts = new Map<string, number>()
    for (const { kind } of folded) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const kinds = [...counts].map(([kind, count]) => `${count} × ${kind.replaceAll('-', ' ')}`)
    return [`  ${MARKS[action]} ${action.padEnd(7)} ${folded.length} resources: ${kinds.join(', ')}`]
  })
}

function describeOrphan({ action, because, ...orphan }: PlanOrphan): string {
  const which = withName(orphan)
  return action === 'delete' ? `  - delete  ${which}, because ${because}` : `  ! orphan  ${which}: ${because}`
}

function describeIgnored({ resource, ignored = [] }: PlanStep): string[] {
  return ignored.map(
    ({ path, from, to, because }) =>
      `  i ignored ${resource}: ${path} is ${describeValue(from)}${to === undefined ? '' : `, not ${describeValue(to)}`}: ${because}`,
  )
}

/** A setting that differs, in a line. */
export function describeChange({ path, from, to }: Change): string {
  if (from === undefined) return `${path}: add ${describeValue(to)}`
  if (to === undefined) return `${path}: remove ${describeValue(from)}`
  return `${path}: ${describeValue(from)} -> ${describeValue(to)}`
}

function reasons(changes: readonly Change[]): string {
  return changes.map(describeChange).join(', ')
}

function describeValue(value: unknown): string {
  if (isTargets(value))
    return value.map(({ arn, weight }) => (value.length === 1 ? arn : `${arn} weight ${weight}`)).join(', ')
  return typeof value === 'string' ? harmlessItem(value.replace(OF_REVISION, '')) : JSON.stringify(value)
}

/** What stands before the family and revision in the ARN of a task definition. */
const OF_REVISION = /^arn:[^:]*:ecs:[^:]*:\d*:task-definition\//

/** The target groups of a listener rule. */
function isTargets(value: unknown): value is readonly { readonly arn: string; readonly weight: number }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(item => typeof item === 'object' && item !== null && 'arn' in item && 'weight' in item)
  )
}
