import { cluster, loadBalancer, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret'
const DATABASE = `${SECRET}:postgres-AbCdEf`
const KEY = `${SECRET}:encryption-AbCdEf`

export const dify: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('dify').containerInsights()
    const edge = loadBalancer('dify')
      .network(vpc)
      .http()
      .idleTimeout(600)
      .fixedResponse({ statusCode: '400' })
      .attributes({
        'access_logs.s3.enabled': true,
        'access_logs.s3.bucket': 'dify-access-logs',
        'access_logs.s3.prefix': 'dify-alb',
      })
    const check = (path: string) => ({
      deregistrationDelay: 10,
      healthCheck: { path, matcher: '200-299,307', intervalSeconds: 30, unhealthyThresholdCount: 10 },
    })
    const urls = { CONSOLE_API_URL: edge.url, APP_WEB_URL: edge.url, SERVICE_API_URL: edge.url }
    const database = {
      DB_USERNAME: `${DATABASE}:username::`,
      DB_HOST: `${DATABASE}:host::`,
      DB_PASSWORD: `${DATABASE}:password::`,
      CELERY_BROKER_URL: '/dify/broker-url',
    }
    const apiTask = taskDefinition('dify-api')
      .fargate()
      .cpu(1)
      .memory(2)
      .allowExecuteCommand()
      .taskRole({
        allow: [
          {
            actions: ['s3:GetObject*', 's3:PutObject*', 's3:DeleteObject*'],
            resources: ['arn:aws:s3:::dify-storage/*'],
          },
          {
            actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream', 'bedrock:Rerank'],
            resources: ['*'],
          },
        ],
      })
      .volume('sandbox')
      .container('Main', c =>
        c
          .image(`langgenius/dify-api:${tag}`)
          .port(5001)
          .environment({ MODE: 'api', STORAGE_TYPE: 's3', CODE_EXECUTION_ENDPOINT: 'http://localhost:8194', ...urls })
          .secrets({ ...database, SECRET_KEY: KEY, PLUGIN_DAEMON_KEY: KEY })
          .healthCheck('curl -f http://localhost:5001/health || exit 1', {
            interval: 15,
            startPeriod: 90,
            timeout: 5,
            retries: 10,
          }),
      )
      .container('Worker', c =>
        c
          .image(`langgenius/dify-api:${tag}`)
          .environment({ MODE: 'worker', MIGRATION_ENABLED: 'true', STORAGE_TYPE: 's3', ...urls })
          .secrets({ ...database, SECRET_KEY: KEY }),
      )
      .container('SandboxFileMount', c =>
        c.image('ghcr.io/example/dify-sandbox-files:1').essential(false).mountPoint('sandbox', '/dependencies'),
      )
      .container('Sandbox', c =>
        c
          .image('langgenius/dify-sandbox:0.2.12')
          .port(8194)
          .environment({ GIN_MODE: 'release', WORKER_TIMEOUT: '15', ENABLE_NETWORK: 'true' })
          .secret('API_KEY', KEY)
          .mountPoint('sandbox', '/dependencies', { readOnly: true })
          .dependsOn('SandboxFileMount', 'COMPLETE'),
      )
      .container('PluginDaemon', c =>
        c
          .image('langgenius/dify-plugin-daemon:0.2.0')
          .port(5002)
          .port(5003)
          .environment({ GIN_MODE: 'release', SERVER_PORT: '5002', DIFY_INNER_API_URL: 'http://localhost:5001' })
          .secrets({ DB_PASSWORD: `${DATABASE}:password::`, SERVER_KEY: KEY }),
      )
      .container('ExternalKnowledgeBaseAPI', c =>
        c.image('ghcr.io/example/dify-knowledge:1').port(8000).environment({ BEDROCK_REGION: 'us-west-2' }),
      )
    const paths = ['/console/api', '/api', '/v1', '/files', '/triggers'] as const
    const api = service('api')
      .cluster(home)
      .taskDefinition(apiTask)
      .network(vpc)
      .executeCommand()
      .capacityProviderStrategy({ FARGATE: { weight: 0 }, FARGATE_SPOT: { weight: 1 } })
      .target(edge.path(...paths), 'Main', 5001, check('/health'))
      .target(edge.path('/console/api/*', '/api/*', '/v1/*', '/files/*', '/triggers/*'), 'Main', 5001, check('/health'))
      .target(edge.path('/e', '/e/*'), 'PluginDaemon', 5002, check('/health/check'))
      .desiredCount(1)
    const webTask = taskDefinition('dify-web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .allowExecuteCommand()
      .container('Main', c =>
        c
          .image(`langgenius/dify-web:${tag}`)
          .port(3000)
          .environment({ HOSTNAME: '0.0.0.0', PORT: '3000', CONSOLE_API_URL: edge.url, APP_API_URL: edge.url })
          .healthCheck('wget --no-verbose --tries=1 --spider http://localhost:3000/ || exit 1', {
            interval: 15,
            startPeriod: 30,
            timeout: 5,
          }),
      )
    const web = service('web')
      .cluster(home)
      .taskDefinition(webTask)
      .network(vpc)
      .executeCommand()
      .capacityProviderStrategy({ FARGATE: { weight: 0 }, FARGATE_SPOT: { weight: 1 } })
      .target(edge.path('/*'), 'Main', 3000, check('/'))
      .desiredCount(1)
    const stores = securityGroup('dify-stores').network(vpc).allowFrom(api, 5432).allowFrom(api, 6379)
    return stack('dify').add(api, web, stores).output('url', edge.url)
  },
}
