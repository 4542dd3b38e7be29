import type { StepPolicy } from '../model/step-policy.ts'
import type { Mistake } from './mistake.ts'
import type { Report } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

const docs =
  'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html'

/** What the compiler and the run time say of steps that are none. */
export const STEPS = {
  none: 'A step policy needs a step: { from: 70, change: 1 }',
  gap: 'One step ends at {to} and the next begins at {from}: each begins where the one before it ends',
  inner: 'Only the first step can be without from, and only the last without to',
  ends: 'One end of the steps is open: leave to out of the last one to add tasks, or from out of the first one to remove some',
} as const

type Step = StepPolicy['steps'][number]

/** Steps as far as the compiler sees them; what is known only at run time is left to that. */
export type StepsOf<S extends readonly Step[]> = S extends readonly []
  ? Mistake<(typeof STEPS)['none']>
  : S extends readonly [infer First extends Step, ...(readonly Step[])]
    ? S extends readonly [...(readonly Step[]), infer Last extends Step]
      ? Adjacent<S> extends infer Found
        ? Found extends Mistake<string>
          ? Found
          : EndsOf<First, Last>
        : never
      : unknown
    : unknown

/** What a step says of one end; a member that is not there would be `any`. */
type EndOf<S extends Step, End extends 'from' | 'to'> = S extends { readonly [E in End]: infer V extends number }
  ? V
  : undefined

type Adjacent<S extends readonly Step[]> = S extends readonly [
  infer One extends Step,
  infer Next extends Step,
  ...infer More extends readonly Step[],
]
  ? Meeting<EndOf<One, 'to'>, EndOf<Next, 'from'>> extends infer Found
    ? Found extends Mistake<string>
      ? Found
      : Adjacent<readonly [Next, ...More]>
    : never
  : unknown

type Meeting<To, From> = To extends number
  ? From extends number
    ? number extends To | From
      ? unknown
      : To extends From
        ? unknown
        : Mistake<Filled<(typeof STEPS)['gap'], { to: To; from: From }>>
    : Mistake<(typeof STEPS)['inner']>
  : Mistake<(typeof STEPS)['inner']>

type EndsOf<First extends Step, Last extends Step> =
  EndOf<First, 'from'> extends number
    ? EndOf<Last, 'to'> extends number
      ? Mistake<(typeof STEPS)['ends']>
      : unknown
    : EndOf<Last, 'to'> extends number
      ? unknown
      : Mistake<(typeof STEPS)['ends']>

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
const MOST_STEPS = 20

/** Reports steps that AWS would refuse, or that would do nothing. */
export function checkSteps(policy: StepPolicy, path: readonly (string | number)[], report: Report): void {
  const { steps, adjustmentType, minAdjustmentMagnitude, watched } = policy
  const found = (code: string, message: string, hint: string, at: readonly (string | number)[] = ['steps']) =>
    report({ code, path: [...path, ...at], message, hint, docs })
  const problem = problemOf(steps)
  if (problem) found('AS-STP-02', problem, 'write { from, to, change } of each step, the lowest first')
  if (steps.length > MOST_STEPS)
    found('AS-STP-01', `There are ${steps.length} steps, and AWS takes ${MOST_STEPS}`, 'join some')
  for (const [at, { change }] of steps.entries()) {
    if (!Number.isInteger(change)) found('AS-STP-01', `change is ${change}`, 'use a whole number', ['steps', at])
    else if (adjustmentType === 'ExactCapacity' && change < 0)
      found('AS-STP-03', `An exact number of ${change} tasks`, 'use 0 or more', ['steps', at])
  }
  const adds = steps.at(-1)?.to === undefined
  // What rises with an expression, only its author knows: it may be 1 where tasks are too many
  const ofMetric = !('expression' in watched)
  const against = ({ change }: StepPolicy['steps'][number]) => (adds ? change < 0 : change > 0)
  const turned = ofMetric && adjustmentType !== 'ExactCapacity' && steps.some(against)
  if (turned && !problem)
    report({
      code: 'AS-STP-06',
      severity: 'warning',
      path: [...path, 'steps'],
      message: adds ? 'Tasks are removed as the metric rises' : 'Tasks are added as the metric falls',
      hint: 'see whether the sign of change is meant',
      docs,
    })
  if (minAdjustmentMagnitude !== undefined && adjustmentType !== 'PercentChangeInCapacity')
    found(
      'AS-STP-01',
      'minAdjustmentMagnitude is for percent alone',
      "use it with adjustmentType: 'PercentChangeInCapacity'",
      ['minAdjustmentMagnitude'],
    )
}

function problemOf(steps: StepPolicy['steps']): string | undefined {
  const [first] = steps
  const last = steps.at(-1)
  if (!first || !last) return STEPS.none
  for (const [at, { from, to }] of steps.entries()) {
    if ([from, to].some(end => end !== undefined && !Number.isFinite(end))) return `A step from ${from} to ${to}`
    if (from !== undefined && to !== undefined && from >= to) return `A step from ${from} to ${to} has no width`
    const next = steps[at + 1]
    if (!next) continue
    if (to === undefined || next.from === undefined) return STEPS.inner
    if (to !== next.from) return filled(STEPS.gap, { to, from: next.from })
  }
  return (first.from === undefined) === (last.to === undefined) ? STEPS.ends : undefined
}
