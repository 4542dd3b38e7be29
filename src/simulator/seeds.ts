import { certificates } from './acm/state.ts'
import { registry } from './ecr/state.ts'
import type { World } from './operation.ts'
import { services } from './services.ts'

interface Push {
  readonly repository: string
  readonly tag: string
}

const waiting = (world: World): Set<Push> => world.state('pushes', () => new Set())

/** Makes a public hosted zone and gives its id. */
export async function seedHostedZone(world: World, name: string): Promise<string> {
  const { CreateHostedZone: create } = services.route53.operations
  if (!create) throw new Error('The simulator does not have route53 CreateHostedZone.')
  const made = await create({ Name: name, CallerReference: world.id(16) } as never, world)
  const { HostedZone } = made as { HostedZone: { Id: string } }
  return HostedZone.Id.replace('/hostedzone/', '')
}

/** Puts an issued certificate into the account and gives its ARN. */
export function seedCertificate(world: World, domainName: string, alternativeNames: readonly string[]): string {
  return certificates(world).add({ domainName, alternativeNames }).arn
}

/** Pushes an image; it waits for its repository if there is none yet. */
export function seedImage(world: World, repository: string, tag: string): void {
  waiting(world).add({ repository, tag })
  pushWaiting(world)
}

/** Pushes the images that waited for their repository. */
export function pushWaiting(world: World): void {
  for (const push of waiting(world)) {
    if (!registry(world).repositories.has(push.repository)) continue
    waiting(world).delete(push)
    registry(world).pushImage(push.repository, push.tag)
  }
}
