import type { TaskDefinition } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import { PlanError } from '../../errors.ts'
import type { RoleModel } from '../../model/role.ts'
import type { ServiceModel } from '../../model/service.ts'
import { canonical } from '../canonical.ts'
import type { Context } from '../context.ts'
import { existing } from '../graph/refs.ts'
import { parsePolicy, type Statements } from '../resources/role/policy-document.ts'
import { role } from '../resources/role/role.ts'
import { rolePath } from '../resources/role/role-path.ts'
import { POLICY, setPolicy } from '../resources/role/role-policies.ts'
import { describeRole } from '../resources/role/roles.ts'
import { untilSeen } from '../resources/role/until-seen.ts'
import { allowingBoth } from '../resources/role/widened.ts'
import { rightsOf } from './revision-rights.ts'

/** Rights of a revision name what they are about by ARN. */
const NOTHING = existing(new Map())

/** Rights that a revision needs, and the role that starts it. */
export interface NeededRights {
  readonly model: RoleModel
  readonly needed: Statements
}

/** What a revision needs of the roles of the stack, and what is not known of it. */
export interface RevisionRoles {
  readonly lacking?: NeededRights
  readonly notes: readonly string[]
}

/**
 * Compares what the roles of an earlier revision may do now with what it needs.
 *
 * @throws PlanError where a role of it is gone: no task of it could start.
 */
export async function rolesOf(
  revision: string,
  taskDefinition: TaskDefinition | undefined,
  service: ServiceModel,
  context: Context,
): Promise<RevisionRoles | PlanError> {
  const { executionRoleArn, taskRoleArn } = taskDefinition ?? {}
  const short = revision.slice(revision.lastIndexOf('/') + 1)
  const { family, executionRole } = service.taskDefinition
  const notes: string[] = []
  const inUse = [...new Set([executionRoleArn, taskRoleArn])].flatMap(arn => nameIn(arn, context) ?? [])
  const found = new Map<string, Statements>()
  for (const name of inUse) {
    const missing = new Set<string>()
    const answer = await unlessUnavailable('iam:GetRole', missing, async () => ({
      live: await readRole(name, context),
    }))
    if (!answer)
      notes.push(`what role ${name} may do could not be read: whether ${short} still has its rights is not known`)
    else if (answer.live) found.set(name, answer.live)
    else return gone(name, short, service.serviceName)
  }
  const task = nameIn(taskRoleArn, context)
  if (task && found.has(task)) {
    notes.push(`the code of ${short} has the rights that role ${task} has now: which it had then is written nowhere`)
  }
  const model: RoleModel = {
    kind: 'role',
    id: `${family}-execution`,
    ...(typeof executionRole === 'object' && { physicalName: executionRole.physicalName }),
    description: '',
    statements: taskDefinition ? rightsOf(taskDefinition) : [],
    managedPolicyArns: [],
    tags: {},
  }
  const { policy, roleName } = role.desired(model, NOTHING, context)
  const live = executionRoleArn === undefined ? undefined : found.get(roleName)
  const lacks = live && nameIn(executionRoleArn, context) === roleName && !allows(live, policy)
  if (!lacks) return { notes }
  return {
    notes: [
      ...notes,
      `role ${roleName} gets back what ${short} needs to start, as its containers say it: what a program allowed it beside is written nowhere`,
    ],
    lacking: { model, needed: policy },
  }
}

/** Gives a role the rights that revisions need, beside those that it has. */
export async function restoreRights(model: RoleModel, needed: readonly Statements[], context: Context): Promise<void> {
  const { roleName } = role.desired(model, NOTHING, context)
  const live = (await readRole(roleName, context)) ?? {}
  const policy = needed.reduce((wide, each) => allowingBoth(each, wide), live)
  await setPolicy(roleName, policy, context)
  await untilSeen(context)
}

const allows = (live: Statements, needed: Statements): boolean =>
  canonical(allowingBoth(needed, live)) === canonical(live)

/** What the inline policy of a role allows; nothing where there is no such role. */
async function readRole(name: string, context: Context): Promise<Statements | undefined> {
  const found = await describeRole(name, POLICY, context)
  return found && parsePolicy(found.inlinePolicy ?? '{}')
}

/** The name of a role, if the stack made it. */
function nameIn(arn: string | undefined, context: Context): string | undefined {
  const [, name] = arn?.split(`:role${rolePath(context)}`) ?? []
  return name
}

function gone(name: string, revision: string, service: string): PlanError {
  return new PlanError('role.missing', {
    resource: `service ${service}`,
    message: `Role ${name} of revision ${revision} is gone: no task of it could start`,
    fix: 'Choose another revision, or deploy the program of that time, which makes the role again.',
  })
}
