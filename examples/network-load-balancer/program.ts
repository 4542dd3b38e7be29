import {
  cluster,
  hostedZone,
  network,
  networkLoadBalancer,
  type Stack,
  service,
  stack,
  taskDefinition,
} from 'fluent-ecs'

/** A broker that is reached over TLS and, from the network alone, over TCP: one Network Load Balancer for each. */
export function program(domain: string): Stack {
  const vpc = network.default()
  const outside = networkLoadBalancer('broker').network(vpc).tls(8883, { certificate: domain })
  const inside = networkLoadBalancer('broker-inside').network(vpc).internal().tcp(1883, { idleTimeout: 3600 })
  const mqtt = taskDefinition('broker')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('eclipse-mosquitto:2').port(1883))
  const broker = service('broker')
    .cluster(cluster('broker'))
    .taskDefinition(mqtt)
    .network(vpc)
    .target(outside, 'app', 1883)
    .target(inside, 'app', 1883, { attributes: { 'preserve_client_ip.enabled': true } })
    .desiredCount(2)
  return stack('broker').add(broker, hostedZone('example.com').alias(domain, outside))
}
