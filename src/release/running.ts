import { jsonOf } from '../aws/raw-json.ts'
import type { Service } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { findService } from '../deploy/diagnosis/find-service.ts'
import { HASH } from '../deploy/ownership.ts'
import { PlanError } from '../errors.ts'
import { isJson, type Json, objectsIn, ownTags, registrable } from './definition-json.ts'
import type { ReleaseTarget } from './release-change.ts'

/** A service, and what it runs. */
export interface Running {
  readonly service: Service
  /** The revision that it runs, with its tags, as it could be registered again. */
  readonly definition: Json
}

/**
 * Reads a service and the revision that it runs.
 *
 * @throws PlanError when there is no such service, or ECS does not deploy it.
 */
export async function readRunning(
  { cluster, service: name }: ReleaseTarget,
  context: AccountContext,
): Promise<Running> {
  const service = await findService(cluster, name, context)
  const { deploymentController, taskDefinition } = service
  const controller = deploymentController?.type ?? 'ECS'
  if (controller !== 'ECS' || taskDefinition === undefined) throw otherController(name, controller)
  return { service, definition: await readDefinitionJson(taskDefinition, context) }
}

/** A revision as it could be registered again, with all that AWS tells of it, also what the SDK does not know yet. */
export async function readDefinitionJson(taskDefinition: string, { aws }: AccountContext): Promise<Json> {
  const output = await aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })
  const json = jsonOf(output) ?? output
  const whole: Json = isJson(json) ? json : {}
  const { taskDefinition: found, tags } = whole
  const own = ownTags(objectsIn(tags).filter(({ key }) => key !== HASH))
  return registrable({ ...(isJson(found) ? found : {}), tags: own })
}

function otherController(name: string, controller: string): PlanError {
  const who = controller === 'CODE_DEPLOY' ? 'AWS CodeDeploy' : 'a controller outside of ECS'
  return new PlanError('service.controller', {
    resource: `service ${name}`,
    message: `Service "${name}" is deployed by ${who} (${controller}): ECS refuses to change what it runs`,
    fix:
      controller === 'CODE_DEPLOY'
        ? 'Deploy it with CodeDeploy, or move it to the deployments of ECS (deploymentController ECS), which shift traffic, too.'
        : 'Deploy it with that controller.',
  })
}
