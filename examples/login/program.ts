import { certificate, cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from 'fluent-ecs'

/** A tool for the office from nothing: who has logged in gets in, and machines with a key, which logs in nobody. */
export function program(domain: string, image: string, client: { id: string; secret: string; key: string }) {
  const zone = hostedZone(domain)
  const host = `tools.${domain}`
  const vpc = network('tools')
  const secure = certificate(host, { zone })
  const edge = loadBalancer('tools').network(vpc).redirectHttpToHttps().https({ certificate: secure })
  const login = edge.host(host).authenticateOidc({
    issuer: 'https://accounts.google.com',
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    userInfoEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
    clientId: client.id,
    clientSecret: client.secret,
  })
  const machines = edge.host(host).path('/api/*').httpHeader('X-Api-Key', client.key)
  const size = taskDefinition('tools').fargate().cpu(0.25).memory(0.5)
  const tools = size.container('app', c => c.image(image).port(8080))
  const app = service('tools').cluster(cluster('tools')).taskDefinition(tools).network(vpc)
  const reached = app.target(login, 'app', 8080).target(machines, 'app', 8080)
  return stack('tools').add(reached, zone.alias(host, edge))
}
