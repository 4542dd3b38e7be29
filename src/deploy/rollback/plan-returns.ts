import type { Service } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import type { Outputs } from '../../model/index.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import type { Context } from '../context.ts'
import { explainRead } from '../diagnosis/explain.ts'
import { familyNames, familyOf } from '../resources/task-definition/family-name.ts'
import { revisionsOf } from '../resources/task-definition/revisions.ts'
import { choicesAmong, describeChoice, type RollbackChoice, shortOf } from './choices.ts'
import { historyOf } from './history.ts'
import { liveService, servicesMeant } from './live-service.ts'
import { type NeededRights, rolesOf } from './restored-rights.ts'
import { chooseRevision, type Known } from './revision.ts'
import { unfit, unfitFor } from './unfit.ts'

/** What a rollback does with one service. */
export interface RollbackStep {
  readonly service: string
  /** The present revision, for example `web:8`. */
  readonly from: string
  /** The revision to go back to. Absent: there is none, it runs already, or the service cannot run it. */
  readonly to?: string
  readonly because: string
  /** What becomes of the rights that the revision needs, and what is not known of them. */
  readonly notes?: readonly string[]
  /** What `to` can name: the newest active revisions, at most 10. */
  readonly choices: readonly RollbackChoice[]
}

/** What a rollback would do. `String(plan)` is for people. */
export interface RollbackPlan {
  readonly stack: string
  readonly region: string
  readonly account: string
  readonly steps: readonly RollbackStep[]
  /** Nothing would be changed. */
  readonly isEmpty: boolean
  toString(): string
}

/** A service that goes back, and to what. */
export interface Return {
  readonly model: ServiceModel
  readonly outputs: Outputs['service']
  readonly taskDefinition: string
  /** What its roles have lost since. */
  readonly lacking: NeededRights | undefined
}

/** Decides for each service what it goes back to, and which of them cannot. */
export async function planReturns(
  context: Context,
  { service: name, to }: { readonly service?: string; readonly to?: string | number },
): Promise<{
  readonly plan: RollbackPlan
  readonly returns: readonly Return[]
  readonly refusals: readonly PlanError[]
}> {
  const decided = await Promise.all(
    servicesMeant(context, name).map(async model => {
      const unread = (error: unknown): never => {
        throw explainRead(error, model)
      }
      const found = await liveService(model, context).catch(unread)
      const present = found.taskDefinition ?? ''
      const known: Known = await knownOf(model, found, context).catch(unread)
      const chosen = await chooseRevision(model, found, to, known, context).catch(unread)
      const choices = await choicesAmong(known.active, known.history?.deployments ?? [], context).catch(unread)
      const step = { service: model.serviceName, from: shortOf(present), choices }
      if (!chosen.taskDefinition) return { step: { ...step, because: chosen.because } }
      if (chosen.taskDefinition === present) return { step: { ...step, because: 'it runs that revision' } }
      const outputs = {
        arn: found.serviceArn ?? '',
        name: model.serviceName,
        cluster: found.clusterArn ?? '',
        taskDefinition: chosen.taskDefinition,
        deploymentId: '',
      }
      const { taskDefinition } = await context.aws
        .ecs('DescribeTaskDefinition', { taskDefinition: chosen.taskDefinition })
        .catch(unread)
      const lacks = taskDefinition && unfitFor(chosen.taskDefinition, taskDefinition, found)
      if (lacks !== undefined) {
        const not = [shortOf(chosen.taskDefinition), step.from]
        const others = choices.filter(({ revision }) => !not.includes(revision))
        return { step: { ...step, because: `it ${lacks}` }, refusal: unfit(model.serviceName, lacks, others) }
      }
      const roles = await rolesOf(chosen.taskDefinition, taskDefinition, model, context).catch(unread)
      if (roles instanceof PlanError) return { step: { ...step, because: roles.message }, refusal: roles }
      const { lacking, notes } = roles
      return {
        step: {
          ...step,
          to: shortOf(chosen.taskDefinition),
          because: chosen.because,
          ...(notes.length > 0 ? { notes } : {}),
        },
        goes: { model, outputs, taskDefinition: chosen.taskDefinition, lacking },
      }
    }),
  )
  const returns = decided.flatMap(({ goes }) => goes ?? [])
  const refusals = decided.flatMap(({ refusal }) => refusal ?? [])
  const { stack, region, account } = context
  const plan = {
    stack: stack.name,
    region,
    account,
    steps: decided.map(({ step }) => step),
    isEmpty: returns.length === 0,
  }
  return { plan: { ...plan, toString: () => describe(plan) }, returns, refusals }
}

async function knownOf(model: ServiceModel, found: Service, context: Context): Promise<Known> {
  const family = familyRun(model.taskDefinition, found, context)
  return { family, active: await revisionsOf(family, 'ACTIVE', context), history: await historyOf(found, context) }
}

/** The family that the service runs, where it is one of the definition's; else the one that a deploy registers in. */
function familyRun(model: TaskDefinitionModel, { taskDefinition = '' }: Service, context: Context): string {
  const { present, former } = familyNames(model, context)
  return former !== undefined && familyOf(taskDefinition) === former ? former : present
}

function describe({ stack, region, account, steps }: Omit<RollbackPlan, 'toString'>): string {
  const lines = steps.flatMap(({ service, from, to, because, notes = [], choices }: RollbackStep) => [
    to
      ? `  ~ service ${service}: ${from} -> ${to} (${because})`
      : `    service ${service}: stays at ${from} (${because})`,
    ...notes.map(note => `      ${note}`),
    ...choices.map(choice => `        ${describeChoice(choice)}`),
  ])
  return [`Rollback of stack "${stack}" in ${region}, account ${account}`, ...lines].join('\n')
}
