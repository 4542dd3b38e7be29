import type { Service } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { Context } from '../context.ts'
import { findService } from '../diagnosis/find-service.ts'
import { keyOf, ownerOf } from '../ownership.ts'
import { fromEcsTags } from '../resources/ecs-tags.ts'

/** The services of the stack that are meant: all of them, or the one of that name. */
export function servicesMeant({ models, stack }: Context, name: string | undefined): readonly ServiceModel[] {
  const services = models.flatMap(model => (model.kind === 'service' ? [model] : []))
  if (name === undefined) return services
  const meant = services.filter(({ serviceName, id }) => serviceName === name || id === name)
  if (meant.length > 0) return meant
  const names = services.map(({ serviceName }) => serviceName).join(', ')
  throw new PlanError('service.missing', {
    resource: `service ${name}`,
    message: `Stack "${stack.name}" has no service "${name}"`,
    fix: names ? `It has: ${names}.` : 'It has no service at all.',
  })
}

/** A service of ours as it is, fit to be updated. */
export async function liveService(model: ServiceModel, context: Context): Promise<Service> {
  const { serviceName } = model
  const resource = `service ${serviceName}`
  const found = await findService(model.cluster.clusterName, serviceName, context)
  const owner = ownerOf(fromEcsTags(found.tags))
  if (owner?.stack !== context.stack.name || owner.id !== keyOf(model)) {
    throw new PlanError('ownership.foreign', {
      resource,
      message: `Service "${serviceName}" ${owner ? `belongs to stack "${owner.stack}"` : 'was made by no stack'}, not to "${context.stack.name}"`,
      fix: 'Roll it back with the program that made it.',
    })
  }
  return found
}
