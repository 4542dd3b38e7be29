import type { ContainerDefinition } from '../../aws/shapes/ecs.ts'
import type { Context } from '../context.ts'
import { platformOf } from '../resources/image/needed-platforms.ts'
import type { ImageAddress } from './image-address.ts'
import { exposedPorts } from './image-platforms.ts'
import type { Outlook } from './outlook.ts'
import type { StartedDefinition } from './started.ts'

const docs = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html'

/**
 * Whether the image says of the ports of its targets that it listens there. What it says is a word of whoever built it
 * (https://docs.docker.com/reference/dockerfile/#expose), so that it makes a doubt and no more.
 */
export async function lookAtPorts(
  container: ContainerDefinition,
  { model, by }: StartedDefinition,
  { address, manifest }: { readonly address: ImageAddress; readonly manifest: string },
  outlook: Outlook,
  context: Context,
): Promise<void> {
  const { name = '', image = '' } = container
  const targets = by.flatMap(({ model: service }) =>
    service.kind === 'service'
      ? service.targets
          .filter(each => each.containerName === name && !isTold(each.containerPort, container))
          .map(({ containerPort }) => ({ service, containerPort }))
      : [],
  )
  if (targets.length === 0) return
  const exposed = await outlook.look(`ports of image ${image}`, () =>
    exposedPorts(address, manifest, platformOf(model), context),
  )
  if (!exposed?.length) return
  for (const { service, containerPort: port } of targets) {
    if (exposed.includes(`${port}`)) continue
    outlook.tell(
      {
        code: 'target.refused',
        severity: 'warning',
        path: [service.kind, service.id, 'targets'],
        message: `The load balancer will send requests to port ${port} of container "${name}", and its image says that it listens on ${exposed.join(', ')}`,
        hint: `Name the port that the program listens on, in .port(…) and .target(…), or have it listen on 0.0.0.0:${port}.`,
        docs,
      },
      service,
      `EXPOSE ${exposed.join(' ')}`,
    )
  }
}

/** Many programs are told their port, by a variable or an argument. */
function isTold(port: number, { environment = [], command = [], entryPoint = [] }: ContainerDefinition): boolean {
  const said = [...environment.map(({ value = '' }) => value), ...command, ...entryPoint]
  return said.some(text => text.split(/\D+/).includes(`${port}`))
}
