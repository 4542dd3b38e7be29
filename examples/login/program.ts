import { cluster, loadBalancer, network, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/** What a provider of OpenID Connect gives to those who register an application. */
export interface Client {
  readonly id: string
  readonly secret: string
}

/** A tool for the office: only who has logged in gets in, and machines with a key, which logs in nobody. */
export function program(domain: string, client: Client, key: string): Stack {
  const vpc = network.default()
  const edge = loadBalancer('tools').network(vpc).redirectHttpToHttps().https({ certificate: domain })
  const tools = taskDefinition('tools')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/example/tools:1').port(8080))
  const login = edge.host(domain).authenticateOidc({
    issuer: 'https://accounts.google.com',
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    userInfoEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
    clientId: client.id,
    clientSecret: client.secret,
  })
  const app = service('tools')
    .cluster(cluster('tools'))
    .taskDefinition(tools)
    .network(vpc)
    .target(login, 'app', 8080)
    .target(edge.host(domain).path('/api/*').httpHeader('X-Api-Key', key), 'app', 8080)
    .desiredCount(1)
  return stack('tools').add(app)
}
