import { cluster, hostedZone, loadBalancer, network, service, stack } from '../../src/index.ts'
import { web, webWithoutMemory } from './web.ts'

declare const text: string
declare const count: number

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
const dns = hostedZone('example.com')
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)

// What is right compiles.
site.target(edge.host('shop.example.com'), 'app', 3000, { healthCheck: '/health' }).desiredCount(2)
site.target(edge, 'app', 9090)
site.target(edge.path('/api/*').host('a.example.com'), text, count)
site.target(edge, 'app', count)
service('web')
  .network(vpc)
  .desiredCount(1)
  .cluster(cluster.existing('prod'))
  .taskDefinition(web)
  .target(edge, 'app', 3000)
stack('shop').add(site, edge, dns, web, vpc, dns.alias('shop.example.com', edge))
stack('shop').add(site.autoScaling({ min: 1, max: 2 }, s => s.cpu(70)))
stack('shop').add(...[site, site])
dns.alias('example.com', edge)
dns.alias('Shop.Example.com.', edge)
dns.alias(text, edge)
dns.alias(`shop.${text}`, edge)
dns.alias(`${text}.example.com`, edge)
hostedZone(text).alias('shop.example.com', edge)
hostedZone({ name: 'example.com', id: 'Z1' }).alias('a.example.com', edge)

// @ts-expect-error no such container
site.target(edge, 'ap', 3000)
// @ts-expect-error no such port
site.target(edge, 'app', 3001)
// @ts-expect-error the port of another container
site.target(edge, 'migrate', 3000)
// @ts-expect-error the task definition is not known yet
service('web').target(edge, 'app', 3000)
// @ts-expect-error the definition has no memory
service('web').taskDefinition(webWithoutMemory)
// @ts-expect-error the load balancer has no network
site.target(loadBalancer('edge').http(), 'app', 3000)
// @ts-expect-error the load balancer has no listener that serves
site.target(loadBalancer('edge').network(vpc).redirectHttpToHttps().host('a.example.com'), 'app', 3000)
// @ts-expect-error the number of tasks is the scaler's
site.autoScaling({ min: 1, max: 2 }, s => s.cpu(70)).desiredCount
// @ts-expect-error the number of tasks is fixed
site.desiredCount(1).autoScaling
// @ts-expect-error still so after another step
site.desiredCount(1).cluster(cluster('prod')).taskDefinition(web).network(vpc).tags({}).autoScaling
// @ts-expect-error no cluster
stack('shop').add(service('web').taskDefinition(web).network(vpc))
// @ts-expect-error no task definition
stack('shop').add(site, service('web').cluster(cluster('prod')).network(vpc))
// @ts-expect-error no network
stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(web).desiredCount(2), dns)
// @ts-expect-error an incomplete definition
stack('shop').add(webWithoutMemory)
// @ts-expect-error an incomplete load balancer
stack('shop').add(loadBalancer('edge').network(vpc))
// @ts-expect-error an incomplete load balancer
dns.alias('shop.example.com', loadBalancer('edge').https({ certificate: 'shop.example.com' }))
// @ts-expect-error outside the zone
dns.alias('shop.example.org', edge)
// @ts-expect-error outside the zone although it ends in its letters
dns.alias('shopexample.com', edge)
// @ts-expect-error no such capacity provider
cluster('prod').capacityProviders({ FARGATE_SPOOT: { weight: 1 } })
// @ts-expect-error no such value
cluster('prod').containerInsights('on')
// @ts-expect-error no such platform version
site.platformVersion('1.5.0')
