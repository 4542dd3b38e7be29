import { cluster } from '../../../src/builders/cluster.ts'
import { loadBalancer } from '../../../src/builders/load-balancer.ts'
import { network } from '../../../src/builders/network.ts'
import { service } from '../../../src/builders/service.ts'
import { stack } from '../../../src/builders/stack.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const unfinished = taskDefinition('web').fargate().cpu(0.5)
const web = unfinished
  .memory(2)
  .container('init', c => c.image('init:1'))
  .container('app', c => c.image('app:1').port(3000))
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)

stack('shop').add(site.target(edge.host('a.example.com'), 'app', 3000), edge, web)

service('web').target(edge, 'app', 3000) // error: Call .taskDefinition() before .target()
service('web').taskDefinition(unfinished) // error: This task definition is incomplete: call .memory()
site.target(edge, 'ap', 3000) // error: '"ap"' is not assignable to parameter of type '"app" | "init"'
site.target(edge, 'app', 3001) // error: '3001' is not assignable to parameter of type '3000'
site.target(edge, 'init', 3000) // error: Container \"init\" has no port: call .port()
site.target(loadBalancer('edge').http(), 'app', 3000) // error: call .network()
site.target(loadBalancer('edge').network(vpc).host('a.example.com'), 'app', 3000) // error: call .http
stack('shop').add(service('web').taskDefinition(web).network(vpc)) // error: This service is incomplete: call .cluster()
stack('shop').add(service('web').cluster(cluster('prod')).network(vpc)) // error: This service is incomplete: call .taskDefinition()
stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(web)) // error: This service is incomplete: call .network()
