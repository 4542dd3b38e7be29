import { cluster, network, repository, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/** Puts an image that a pipeline has built, as an OCI layout or an archive of one, to work with one deploy. */
export function program(archive: string): Stack {
  const images = repository('shop/web').scanOnPush().immutableTags().keepLast(30)
  const web = taskDefinition('web')
    .fargate()
    .architecture('ARM64')
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(images.push({ archive })).port(8080))
  return stack('shop').add(
    service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default()).desiredCount(1),
  )
}
