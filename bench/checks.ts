import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { checkTaskDefinition, taskDefinition } from '../src/index.ts'
import { table } from './process.ts'
import { taskDefinitionShape } from './zod-shape.ts'

const SECONDS = 2
const AT_ONCE = 100

const json = JSON.stringify({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '2048',
  executionRoleArn: 'arn:aws:iam::123456789012:role/web-execution',
  containerDefinitions: [
    {
      ...{ name: 'migrate', image: 'shop/web:1.4.2', essential: false, command: ['npm', 'run', 'migrate'] },
      environment: [{ name: 'NODE_ENV', value: 'production' }],
    },
    {
      ...{ name: 'app', image: 'shop/web:1.4.2', portMappings: [{ containerPort: 3000, protocol: 'tcp' }] },
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      secrets: [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:3000/health || exit 1'], interval: 10 },
      dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
      },
    },
  ],
})

const definition = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('migrate', c => c.image('shop/web:1.4.2').essential(false).command('npm', 'run', 'migrate'))
  .container('app', c =>
    c
      .image('shop/web:1.4.2')
      .port(3000)
      .environment({ NODE_ENV: 'production' })
      .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf')
      .healthCheck('curl -f http://localhost:3000/health || exit 1')
      .dependsOn('migrate', 'SUCCESS'),
  )

const read: unknown = JSON.parse(json)
const compiled = new Ajv({ strict: false }).compile({
  type: 'object',
  required: ['family', 'containerDefinitions'],
  properties: {
    family: { type: 'string' },
    cpu: { type: ['string', 'number'] },
    memory: { type: ['string', 'number'] },
    containerDefinitions: { type: 'array', items: { type: 'object', required: ['name', 'image'] } },
  },
})

const CHECKS = {
  'the full check: `checkTaskDefinition(json)`': () => checkTaskDefinition(read),
  // A copy, for a definition remembers what was found
  'a builder made into a model and checked: `.issues()`': () => definition.ignoreRules().issues(),
  'the shape alone, by zod': () => taskDefinitionShape.safeParse(read),
  'a small JSON schema, by ajv': () => compiled(read),
}

/** How often a second each check can be made. */
export function checks(): string {
  const rows = Object.entries(CHECKS).map(([what, check]) => [what, perSecond(check).toLocaleString('en')])
  return table([['check of a definition of two containers', 'a second'], ...rows])
}

function perSecond(check: () => unknown): number {
  for (let warm = 0; warm < 20_000; warm++) check()
  // Time of this process, not of the clock: others may use the machine
  const start = process.cpuUsage()
  let seconds = 0
  let count = 0
  while (seconds < SECONDS) {
    for (let at = 0; at < AT_ONCE; at++) check()
    count += AT_ONCE
    const { user, system } = process.cpuUsage(start)
    seconds = (user + system) / 1e6
  }
  return Math.round(count / seconds)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(checks())
