import { cluster, loadBalancer, network, type Stack, service, stack, taskDefinition } from '../../../../src/index.ts'
import type { Program } from './scenario.ts'

export const IMAGE = 'ghcr.io/acme/shop:2'
export const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/db-AbCdEf'

const prod = cluster('prod')

/** What must be there before instances can be. */
export const emptyShop = stack('shop').add(prod)

/** The program that the scenarios deploy. */
export function shop(image: string, program: Program = {}): Stack {
  return program.instances ? onInstances(image, program.constraint) : onFargate(image, program)
}

function onInstances(image: string, expression: string | undefined): Stack {
  const definition = taskDefinition('shop')
    .ec2()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(3000))
  const base = service('shop').cluster(prod).taskDefinition(definition).network(network.default()).desiredCount(2)
  const limited = base.placementConstraints({ type: 'memberOf', expression: expression ?? '' })
  return stack('shop').add(expression && image === IMAGE ? limited : base)
}

function onFargate(image: string, program: Program): Stack {
  const { alarms, behindLoadBalancer, gracePeriod, healthCheck, migration, spot, parameter } = program
  const vpc = network.default()
  const definition = taskDefinition('shop')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('migrate', c => c.image('ghcr.io/acme/migrate:1').essential(false))
    .container('app', c => {
      const app = c
        .image(image)
        .port(3000)
        .secret('DB_PASSWORD', parameter ? '/shop/db-password' : `${SECRET}:password::`)
      const checked = healthCheck ? app.healthCheck('curl -f http://localhost:3000/health') : app
      return (migration ? checked.dependsOn('migrate', 'SUCCESS') : checked) as typeof app
    })
  const base = service('shop').cluster(prod).taskDefinition(definition).network(vpc).circuitBreaker({ rollback: true })
  const placed = spot ? base.capacityProviderStrategy({ FARGATE_SPOT: { weight: 1 } }) : base
  const edge = loadBalancer('edge').network(vpc).http()
  const reached = behindLoadBalancer ? placed.target(edge.path('/*'), 'app', 3000, { healthCheck: '/health' }) : placed
  const timed = gracePeriod === undefined ? reached : reached.healthCheckGracePeriod(gracePeriod)
  const watched = alarms ? timed.alarms(alarms) : timed
  return stack('shop').add(watched.desiredCount(2))
}
