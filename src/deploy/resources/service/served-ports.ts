import { PlanError } from '../../../errors.ts'
import type { ServiceModel } from '../../../model/service.ts'
import { connectedOf } from '../../../model/service-connect-members.ts'
import type { Context } from '../../context.ts'
import { nameOf } from '../../ownership.ts'
import type { Live } from '../handler.ts'
import type { ServiceProps } from './service-canonical.ts'

/**
 * What the program would change of ports that are served in Service Connect, and ECS never lets change.
 * https://github.com/aws/containers-roadmap/issues/2378
 */
export async function fixedPorts(
  model: ServiceModel,
  live: Live<'service'> | undefined,
  { aws }: Context,
): Promise<readonly PlanError[]> {
  const [{ served } = { served: [] }] = connectedOf([model])
  const { serviceConnectConfiguration: before }: Partial<ServiceProps> = live?.props ?? {}
  if (!live || served.length === 0 || !before?.services?.length) return []
  const { taskDefinition } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: live.outputs.taskDefinition })
  const mappings = (taskDefinition?.containerDefinitions ?? []).flatMap(({ portMappings = [] }) => portMappings)
  return served.flatMap(({ name, mapping }) => {
    const same = before.services?.find(({ discoveryName, portName }) => (discoveryName || portName) === name)
    const was = mappings.find(each => each.name === same?.portName)
    if (!was || !mapping) return []
    const [from, to] = [spokenBy(was), spokenBy(mapping)]
    if (from === to) return []
    return [
      new PlanError('service.port-fixed', {
        resource: nameOf(model),
        message: `${nameOf(model)} serves "${name}" in Service Connect as ${from}, and ECS does not let that become ${to}`,
        fix: 'Serve a port of another name with another discoveryName, and leave this one as it is; or delete the service first.',
      }),
    ]
  })
}

const spokenBy = ({
  protocol,
  appProtocol,
}: {
  readonly protocol?: string | undefined
  readonly appProtocol?: string | undefined
}): string => (appProtocol ? `${appProtocol} over ${protocol ?? 'tcp'}` : (protocol ?? 'tcp'))
