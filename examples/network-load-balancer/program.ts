import * as ecs from 'fluent-ecs'

/** A broker from nothing, reached over TLS, and over TCP from its network alone: a Network Load Balancer for each. */
export function program(domain: string, image: string) {
  const zone = ecs.hostedZone(domain)
  const host = `mqtt.${domain}`
  const vpc = ecs.network('broker')
  const secure = ecs.certificate(host, { zone })
  const outside = ecs.networkLoadBalancer('broker').network(vpc).tls(8883, { certificate: secure })
  const inside = ecs.networkLoadBalancer('broker-inside').network(vpc).internal().tcp(1883, { idleTimeout: 3600 })
  const mqtt = ecs
    .taskDefinition('broker')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(1883))
  const broker = ecs
    .service('broker')
    .cluster(ecs.cluster('broker'))
    .taskDefinition(mqtt)
    .network(vpc)
    .target(outside, 'app', 1883)
    .target(inside, 'app', 1883, { attributes: { 'preserve_client_ip.enabled': true } })
  return ecs.stack('broker').add(broker, zone.alias(host, outside))
}
