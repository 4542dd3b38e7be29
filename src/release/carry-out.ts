import type { Service } from '../aws/shapes/ecs.ts'
import { announced } from '../deploy/applying/announced.ts'
import type { AccountContext } from '../deploy/context.ts'
import { failed } from '../deploy/diagnosis/failure.ts'
import { keyOf, nameOf, ownerOf } from '../deploy/ownership.ts'
import { fromEcsTags } from '../deploy/resources/ecs-tags.ts'
import { heedConflict } from '../deploy/rollout/conflict.ts'
import { watchRollout } from '../deploy/rollout/rollout.ts'
import type { Watched } from '../deploy/rollout/watched.ts'
import type { ChangeSummary } from '../errors.ts'
import type { Outputs } from '../model/index.ts'
import type { Resource } from '../model/resource.ts'
import type { Prepared } from './prepare-release.ts'
import { register } from './register.ts'

/** Registers what is not there, makes the service run it, and waits for the verdict. Gives the revision. */
export async function carryOut(
  { service, definition, revision, work, force }: Prepared,
  context: AccountContext,
): Promise<{ readonly taskDefinition: string; readonly applied: readonly ChangeSummary[] }> {
  const model: Resource = { kind: 'service', id: service.serviceName ?? '' }
  const family: Resource = { kind: 'task-definition', id: String(definition.family) }
  const done = new Map<string, ChangeSummary>()
  const made = async <T>(resource: Resource, make: (done: () => void) => Promise<T>): Promise<T> => {
    const change = changeOf(resource)
    return announced(change, context, () => make(() => done.set(keyOf(resource), change)))
  }
  try {
    const taskDefinition =
      revision ??
      (await made(family, async registered => {
        const arn = await register(definition, context)
        registered()
        return arn
      }))
    await made(model, async changed => {
      let now = service
      if (work === 'update') {
        now = await update(service, taskDefinition, force, context)
        changed()
      }
      await watchRollout(outputsOf(now, taskDefinition), watchedOf(service), context)
    })
    return { taskDefinition, applied: [...done.values()] }
  } catch (error) {
    const wanted = [
      ...(revision === undefined ? [changeOf(family)] : []),
      ...(work === 'update' ? [changeOf(model)] : []),
    ]
    throw failed('release', wanted, done, [{ model, error }])
  }
}

/** Does what `onConflict` says about a deployment in flight, before anything is changed. */
export async function heedOthers({ service }: Prepared, context: AccountContext): Promise<void> {
  try {
    await heedConflict(outputsOf(service, ''), context)
  } catch (error) {
    throw failed('release', [], new Map(), [{ model: { kind: 'service', id: service.serviceName ?? '' }, error }])
  }
}

/** Nothing but the revision: what is left out of UpdateService stays as it is. */
async function update(
  { clusterArn, serviceName }: Service,
  taskDefinition: string,
  force: boolean,
  { aws }: AccountContext,
): Promise<Service> {
  const { service = {} } = await aws.ecs('UpdateService', {
    cluster: clusterArn,
    service: serviceName,
    taskDefinition,
    ...(force && { forceNewDeployment: true }),
  })
  return service
}

function outputsOf(service: Service, taskDefinition: string): Outputs['service'] {
  const { serviceArn: arn = '', serviceName: name = '', clusterArn: cluster = '', deployments = [] } = service
  const deploymentId = deployments.find(({ status }) => status === 'PRIMARY')?.id ?? ''
  return { arn, name, cluster, taskDefinition, deploymentId }
}

function watchedOf({ serviceName = '', deploymentConfiguration, tags }: Service): Watched {
  const { enable = false, rollback = false } = deploymentConfiguration?.deploymentCircuitBreaker ?? {}
  const foreign = ownerOf(fromEcsTags(tags)) === undefined
  return { serviceName, circuitBreaker: { enable, rollback }, ...(foreign && { foreign }) }
}

const changeOf = (resource: Resource): ChangeSummary => ({ resource: nameOf(resource), action: 'update' })
