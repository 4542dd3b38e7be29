import {
  cluster,
  loadBalancer,
  namespace,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:retail-store'

export const retailStore: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('retail-store-cluster').containerInsights()
    const names = namespace.privateDns('retail.local', { network: vpc })
    const member = (
      name: string,
      environment: Readonly<Record<string, string>>,
      secrets: Readonly<Record<string, string>> = {},
      path = '/health',
    ) =>
      service(name)
        .cluster(home)
        .network(vpc)
        .taskDefinition(
          taskDefinition(`retail-store-${name}`)
            .fargate()
            .cpu(1)
            .memory(2)
            .allowExecuteCommand()
            .logs({ group: 'retail-store-tasks' })
            .container('application', c =>
              c
                .image(`public.ecr.aws/aws-containers/retail-store-sample-${name}:${tag}`)
                .port(8080, { name: 'http', hostPort: 8080 })
                .environment(environment)
                .secrets(secrets)
                .healthCheck(`curl -f http://localhost:8080${path} || exit 1`, {
                  interval: 10,
                  startPeriod: 60,
                  retries: 3,
                  timeout: 5,
                })
                .logs({ streamPrefix: `${name}-service` }),
            ),
        )
        .executeCommand()
        .serviceConnect({ namespace: names })
        .serviceConnectService('http', { discoveryName: name, clientAlias: { port: 80, dnsName: name } })
    const catalog = member(
      'catalog',
      { RETAIL_CATALOG_PERSISTENCE_PROVIDER: 'mysql', RETAIL_CATALOG_PERSISTENCE_DB_NAME: 'catalog' },
      {
        RETAIL_CATALOG_PERSISTENCE_ENDPOINT: `${SECRET}-catalog-AbCdEf:host::`,
        RETAIL_CATALOG_PERSISTENCE_USER: `${SECRET}-catalog-AbCdEf:username::`,
        RETAIL_CATALOG_PERSISTENCE_PASSWORD: `${SECRET}-catalog-AbCdEf:password::`,
      },
    )
    const carts = member('carts', { RETAIL_CART_PERSISTENCE_PROVIDER: 'dynamodb' })
    const orders = member(
      'orders',
      { RETAIL_ORDERS_PERSISTENCE_PROVIDER: 'postgres' },
      {
        RETAIL_ORDERS_PERSISTENCE_PASSWORD: `${SECRET}-orders-AbCdEf:password::`,
      },
    )
    const checkout = member('checkout', { RETAIL_CHECKOUT_ENDPOINTS_ORDERS: 'http://orders' }).after(orders)
    const ui = member(
      'ui',
      {
        RETAIL_UI_ENDPOINTS_CATALOG: 'http://catalog',
        RETAIL_UI_ENDPOINTS_CARTS: 'http://carts',
        RETAIL_UI_ENDPOINTS_CHECKOUT: 'http://checkout',
        RETAIL_UI_ENDPOINTS_ORDERS: 'http://orders',
      },
      {},
      '/actuator/health',
    )
      .target(loadBalancer('retail-store-ui').network(vpc).http().allowFrom('0.0.0.0/0'), 'application', 8080, {
        healthCheck: { path: '/actuator/health', intervalSeconds: 30 },
      })
      .after(catalog, carts, checkout, orders)
    const databases = securityGroup('retail-store-db').network(vpc).allowFrom(catalog, 3306).allowFrom(orders, 5432)
    return stack('retail-store').add(catalog, carts, orders, checkout, ui, databases)
  },
}
