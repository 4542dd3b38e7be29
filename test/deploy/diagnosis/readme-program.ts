import {
  cluster,
  type DeployError,
  deploy,
  hostedZone,
  isDeployError,
  loadBalancer,
  network,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'

/** The program of the README, for one version of its image. */
function shop(version: string): Stack {
  const images = repository('shop/web').scanOnPush().keepLast(30)
  const prod = cluster('prod').containerInsights()
  const vpc = network.default()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.5)
    .memory(2)
    .container('migrate', c => c.image(images.tag(version)).essential(false).command('npm', 'run', 'migrate'))
    .container('app', c =>
      c
        .image(images.tag(version))
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

/** Version 1.4.2 runs; the migration of 1.4.3 fails. */
export async function failingDeploy(): Promise<DeployError> {
  const simulator = createSimulator()
  simulator.hostedZone('example.com')
  simulator.certificate('shop.example.com')
  // The first deploy makes the repository, and stops where an image is needed.
  await deploy(shop('1.4.2'), simulator.options()).catch(() => {})
  simulator.pushImage('shop/web', '1.4.2')
  simulator.pushImage('shop/web', '1.4.3')
  await deploy(shop('1.4.2'), simulator.options())
  simulator.fail(
    { container: 'migrate' },
    {
      how: 'exits',
      exitCode: 1,
      log: ['> migrate 0042-orders', 'error: column "total" of relation "orders" already exists'],
    },
  )
  const error = await deploy(shop('1.4.3'), simulator.options()).catch((thrown: unknown) => thrown)
  if (!isDeployError(error)) throw new Error('The deploy did not fail', { cause: error })
  return error
}
