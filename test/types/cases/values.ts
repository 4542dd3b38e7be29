import { cluster } from '../../../src/builders/cluster.ts'
import { interpolate } from '../../../src/builders/interpolate.ts'
import { loadBalancer } from '../../../src/builders/load-balancer.ts'
import { network } from '../../../src/builders/network.ts'
import { repository } from '../../../src/builders/repository.ts'
import { securityGroup } from '../../../src/builders/security-group.ts'
import { service } from '../../../src/builders/service.ts'
import { stack } from '../../../src/builders/stack.ts'
import { targetGroup } from '../../../src/builders/target-group.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'
import { deploy } from '../../../src/deploy/deploy.ts'

declare const anyName: string

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const given = loadBalancer.existing('edge')
const images = repository('web')
const size = taskDefinition('web').fargate().cpu(0.5).memory(2)
const web = size.container('app', c =>
  c
    .image(images.tag('1'))
    .port(3000)
    .environment({ LB: edge.dnsName, URL: interpolate`${edge.url}/${anyName}` })
    .command('serve', edge.url)
    .raw({ dockerLabels: { of: edge.arn } }),
)
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const all = stack('shop')
  .add(site.target(given.host('a.example.com'), 'app', 3000))
  .output('url', edge.url)
const { outputs } = await deploy(all.output(anyName, 'x').output('name', site.name))
const { outputs: typed } = await deploy(all.output('arn', site.arn))

size.taskRole({ allow: [{ actions: ['ecs:*'], resources: [site.arn, interpolate`${site.arn}*`] }] })
site.target(targetGroup.existing('web'), 'app', 3000)
site.target(given.listener(8443).path('/a'), 'app', 3000)
outputs.whatever?.length
typed.url.length + typed.arn.length

typed.urls // error: Property 'urls' does not exist on type
all.output('url', 'x') // error: There is an output \"url\" already
size.container('app', c => c.image(edge.dnsName)) // error: not assignable to parameter of type 'string | ImageModel | CachedImage'
size.container('app', c => c.image('a:1').environment({ A: edge })) // error: is not assignable to type 'string | Deferred'
size.container('app', c => c.image('a:1').command(edge)) // error: is not assignable to parameter of type 'string | Deferred'
given.url // error: Property 'url' does not exist on type 'ExistingLoadBalancer'
securityGroup('db').id // error[AUX-SG-01]: Property 'id' does not exist on type 'NewSecurityGroup'
site.target(given, 'app', 3001) // error[SVC-LB-02]: '3001' is not assignable to parameter of type '3000'
