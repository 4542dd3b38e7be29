import type { Issue, PlanProblem } from '../errors.ts'
import type { Model } from '../model/index.ts'
import { built, type Deployable } from './deployable.ts'
import { givenOptions } from './given-options.ts'
import type { DeployOptions } from './options.ts'
import { planAll } from './planning/plan-graph.ts'
import { lookAhead } from './preflight/look-ahead.ts'
import { type Preflight, preflightOf } from './preflight/preflight-shape.ts'
import { openStack } from './session.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * Looks for what would make a {@link deploy} fail, before anything is changed: images that are missing or of another
 * architecture, secrets, parameters and log groups that are not there, an execution role that may not use them, subnets
 * without a way to ECR, the secrets or the logs, or without free addresses. It reads, and never the value of a secret.
 *
 * @returns What was found, in the words in which a failed deploy would tell it; and what could not be looked at.
 * @throws InvalidDefinitionError before any call is made.
 * @example
 * const found = await preflight(stack('shop').add(site), { region: 'us-east-1' })
 * if (!found.isClear) console.log(String(found))
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html
 */
export async function preflight(stack: Deployable, options: DeployOptions = {}): Promise<Preflight> {
  const { graph, context } = await openStack(built(stack, preflight), givenOptions('preflight', options, preflight))
  const { planned, gather } = await untilAborted(planAll(graph, context))
  const problems = [...graph.values()].flatMap(({ key, model }) =>
    gather.problemsOf([key]).map(problem => issueOf(problem, model)),
  )
  const { issues, notLookedAt } = await untilAborted(lookAhead(planned, context))
  // What the plan refuses is told in its words, and once.
  const isTold = ({ code, path }: Issue): boolean =>
    problems.some(each => each.code === code && each.path.join('\n') === path.join('\n'))
  return preflightOf({ issues: [...problems, ...issues.filter(each => !isTold(each))], notLookedAt })
}

/** What a plan would refuse. */
const issueOf = ({ code, path = [], message, fix, source }: PlanProblem, { kind, id }: Model): Issue => ({
  code,
  severity: 'error',
  path: [kind, id, ...path],
  message,
  hint: fix,
  ...(source && { source }),
})
