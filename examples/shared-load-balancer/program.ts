import {
  type Built,
  type Container,
  cluster,
  loadBalancer,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from 'fluent-ecs'

/** Three services behind one load balancer: told apart by host name and by path; the first one gets the rest. */
export function program(domain: string): Stack {
  const vpc = network.default()
  const shop = cluster('shop').containerInsights()
  const edge = loadBalancer('shop').network(vpc).redirectHttpToHttps().https({ certificate: domain })

  const web = service('shop-web')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(taskDefinition('shop-web').fargate().cpu(0.25).memory(0.5).container('app', webServer('web:7')))
    .target(edge, 'app', 8080)
    .desiredCount(2)

  const api = service('shop-api')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(taskDefinition('shop-api').fargate().cpu(0.5).memory(1).container('app', webServer('api:12')))
    .target(edge.path('/api/*'), 'app', 8080, { healthCheck: '/api/health' })
    .autoScaling({ min: 2, max: 10 }, s => s.requestsPerTarget(500))

  const admin = service('shop-admin')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(taskDefinition('shop-admin').fargate().cpu(0.25).memory(0.5).container('app', webServer('admin:3')))
    .target(edge.host(`admin.${domain}`), 'app', 8080)

  return stack('shop').add(web, api, admin)
}

/** What the containers have in common. A function is the way to share it; its type still knows the port. */
function webServer(image: string) {
  return (c: Container): Built<8080, true, true, true> =>
    c
      .image(`ghcr.io/example/${image}`)
      .port(8080)
      .initProcess()
      .readonlyRootFilesystem()
      .healthCheck('wget -q -O /dev/null http://localhost:8080/ || exit 1')
}
