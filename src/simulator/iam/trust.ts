import type { World } from '../operation.ts'
import { holds } from './condition.ts'
import { rightsSeen } from './role-rights.ts'
import type { Role } from './state.ts'
import { actionsFit, type Statement, statementsIn, texts } from './statement.ts'

/**
 * Whether a service of AWS, such as `ecs-tasks.amazonaws.com`, may assume a role for this: ECS calls it `arn:aws:ecs:…:*`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function trusts(
  world: World,
  role: Role,
  service: string,
  source = `arn:${world.partition}:ecs:${world.region}:${world.account}:*`,
): boolean {
  const context = { 'aws:sourceaccount': world.account, 'aws:sourcearn': source }
  const said = (effect: string): boolean =>
    statementsIn(rightsSeen(world, role).trust).some(
      statement =>
        statement.Effect === effect &&
        names(statement, service) &&
        actionsFit(statement, 'sts:AssumeRole') &&
        holds(statement.Condition, context),
    )
  return said('Allow') && !said('Deny')
}

function names({ Principal: principal, NotPrincipal: others }: Statement, service: string): boolean {
  if (others !== undefined) return !servicesOf(others).includes(service)
  return principal === '*' || servicesOf(principal).includes(service)
}

const servicesOf = (principal: unknown): readonly string[] =>
  typeof principal === 'object' && principal !== null && 'Service' in principal ? texts(principal.Service) : []
