import { certificate, cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from 'fluent-ecs'

/** From nothing to an address that two versions answer: of a hundred requests, the next one gets `share`. */
export function program(domain: string, image: string, next: string, share: number) {
  const zone = hostedZone(domain)
  const host = `shop.${domain}`
  const vpc = network('shop')
  const secure = certificate(host, { zone, alternativeNames: [`www.${host}`] })
  const edge = loadBalancer('shop').network(vpc).redirectHttpToHttps().https({ certificate: secure })
  const route = edge.host(host).targetGroupStickiness(3600)
  const version = (name: string, image: string, weight: number) => {
    const definition = taskDefinition(name).fargate().cpu(0.25).memory(0.5)
    return service(name)
      .cluster(cluster('shop'))
      .taskDefinition(definition.container('app', c => c.image(image).port(80)))
      .network(vpc)
      .target(route, 'app', 80, { weight })
  }
  return stack('shop')
    .add(version('shop', image, 100 - share), version('shop-next', next, share))
    .add(edge.host(`www.${host}`).redirect({ statusCode: 'HTTP_301', host }))
    .add(zone.alias(host, edge), zone.alias(`www.${host}`, edge))
}
