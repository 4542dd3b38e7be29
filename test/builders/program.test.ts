import { describe, expect, it } from 'vitest'
import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { resourcesOf } from '../../src/validators/stack.ts'

function shop(): Stack {
  const images = repository('shop/web').scanOnPush().keepLast(30)
  const prod = cluster('prod').containerInsights()
  const vpc = network.default()

  const web = taskDefinition('web')
    .fargate()
    .cpu(0.5)
    .memory(2)
    .container('migrate', c => c.image(images.tag('1.4.2')).essential(false).command('npm', 'run', 'migrate'))
    .container('app', c =>
      c
        .image(images.tag('1.4.2'))
        .port(3000)
        .environment({ NODE_ENV: 'production' })
        .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
        .healthCheck('curl -f http://localhost:3000/health || exit 1')
        .dependsOn('migrate', 'SUCCESS'),
    )

  const edge = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'shop.example.com' })

  const site = service('web')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host('shop.example.com'), 'app', 3000, { healthCheck: '/health' })
    .autoScaling({ min: 2, max: 10 }, s => s.cpu(70))
    .circuitBreaker({ rollback: true })

  const dns = hostedZone('example.com').alias('shop.example.com', edge)
  return stack('shop').add(site, dns)
}

describe('the program of the design', () => {
  it('is valid', () => {
    const issues = shop().issues()
    expect(issues.filter(issue => issue.severity === 'error')).toEqual([])
  })

  it('reaches every kind of resource', () => {
    const kinds = new Set(resourcesOf(shop().build().roots).map(resource => resource.kind))
    expect([...kinds].sort()).toEqual([
      ...['autoscaling', 'certificate', 'cluster', 'hosted-zone', 'listener', 'listener-rule', 'load-balancer'],
      ...['log-group', 'network', 'record', 'repository', 'role', 'security-group', 'service', 'target-group'],
      'task-definition',
    ])
  })

  it('is the same plain data each time it is written', () => {
    expect(JSON.stringify(shop().build())).toBe(JSON.stringify(shop().build()))
  })
})
