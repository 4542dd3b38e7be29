import { certificate, cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from 'fluent-ecs'

/** From an account that has the zone of a domain and nothing else to an HTTPS address, in a network of its own. */
export function program(domain: string, image: string) {
  const zone = hostedZone(domain)
  const host = `shop.${domain}`
  const vpc = network('shop', { nat: 'one', endpoints: ['s3'] })
  const secure = certificate(host, { zone })
  const edge = loadBalancer('shop').network(vpc).redirectHttpToHttps().https({ certificate: secure })
  const web = taskDefinition('shop')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(80))
  const site = service('shop')
    .cluster(cluster('shop'))
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host(host), 'app', 80)
    .desiredCount(2)
  return stack('shop').add(site, zone.alias(host, edge))
}
