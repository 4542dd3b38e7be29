import { cluster } from '../../../src/builders/cluster.ts'
import { loadBalancer } from '../../../src/builders/load-balancer.ts'
import { network } from '../../../src/builders/network.ts'
import { securityGroup } from '../../../src/builders/security-group.ts'
import { service } from '../../../src/builders/service.ts'
import type { Fact, Spec } from '../../../src/builders/spec.ts'
import { stack } from '../../../src/builders/stack.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyNumber: number
declare const anyName: string
declare const onEc2: Spec<'EC2', number, number, Fact<'app', 80, boolean, true>, 'web', 'bridge'>
declare const onPremises: Spec<'EXTERNAL', number, number, Fact<'app', 80, boolean, true>, 'web', 'bridge'>

const vpc = network.default()
const given = securityGroup('db').network(vpc)
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).http()
const unfinished = taskDefinition('web').fargate().cpu(0.5)
const web = unfinished
  .memory(2)
  .container('init', c => c.image('init:1'))
  .container('app', c => c.image('app:1').port(3000, { name: 'http' }).port(53, { name: 'dns', protocol: 'udp' }))
const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
const worker = service('worker').cluster(prod).taskDefinition(onEc2)
const remote = service('remote').cluster(prod).taskDefinition(onPremises)
const daemon = worker.daemon()
const group = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/0'
const rule = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/b/c/d'
const listener = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c'
const port = { targetGroupArn: group, containerName: 'app', containerPort: 80 }
const pair = { alternateTargetGroupArn: group, roleArn: 'arn:aws:iam::123456789012:role/ecs' }

// What is right compiles.
stack('shop').add(site.target(edge.host('a.example.com'), 'app', 3000), edge, web, worker, remote, daemon)
site.desiredCount(anyNumber).healthCheckGracePeriod(60).rolling({ minimumHealthyPercent: 50, maximumPercent: 150 })
site.rolling({ minimumHealthyPercent: anyNumber, maximumPercent: anyNumber }).rolling().rolling({ bakeTime: 5 })
site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
worker.capacityProviderStrategy({ big: { weight: 1 }, small: {} }).target(edge, 'app', 80)
worker.placementStrategy({ type: 'spread', field: 'attribute:ecs.availability-zone' }, { type: 'random' })
daemon.placementConstraints({ type: 'distinctInstance' }, { type: 'memberOf', expression: anyName })
site.serviceConnect().serviceConnectService('http', { discoveryName: anyName, tls: { certificateAuthority: anyName } })
site.serviceConnectService('http', { discoveryName: 'api', clientAlias: { port: 80, dnsName: 'api' } })
site
  .blueGreen({ bakeTime: 5, hooks: [{ pause: ['POST_SCALE_UP'] }] })
  .linear()
  .canary({ canaryPercent: 5 })
site.volume('data', { sizeInGiB: 10 }).volume('data', { volumeType: 'io2', sizeInGiB: 10, iops: 200 })
site.alarms(['5xx']).circuitBreaker({ rollback: true, threshold: { type: 'COUNT', value: 5 } })

service('web').taskDefinition(unfinished) // error[SVC-TD-01]: This task definition is incomplete: call .memory()
service('web').target(edge, 'app', 3000) // error: Call .taskDefinition() before .target()
stack('shop').add(service('web').taskDefinition(web).network(vpc)) // error: This service is incomplete: call .cluster()
stack('shop').add(service('web').cluster(prod).network(vpc)) // error[SVC-TD-01]: This service is incomplete: call .taskDefinition()
stack('shop').add(service('web').cluster(prod).taskDefinition(web)) // error[SVC-NET-01]: This service is incomplete: call .network()
site.securityGroups(given, given, given, given, given, given) // error[SVC-NET-04]: Expected 1-5 arguments, but got 6
edge.securityGroups(given, given, given, given, given) // error: Expected 1-4 arguments, but got 5
site.allowFrom('internet', 3001) // error: '3001' is not assignable to parameter of type
site.allowFrom('internet', { port: 3000, from: 1, to: 9000 }) // error: Give a port, or a range from its first port to its last, not both
securityGroup('db').allowFrom(site, 5432) // error: Property 'allowFrom' does not exist
site.raw({ networkConfiguration: { awsvpcConfiguration: { subnets: ['a'], assignPublicIp: 'YES' } } }) // error[SVC-NET-05]: '"YES"' is not assignable
site.launchType('EC2') // error[SVC-LT-01]: Property 'launchType' does not exist
site.raw({ launchType: 'MANAGED_INSTANCES' }) // error[SVC-LT-02]: 'launchType' does not exist
site.capacityProviderStrategy({ 'my-instances': {} }) // error[SVC-LT-03]: 'my-instances'
site.raw({ launchType: 'FARGATE_SPOT' }) // error[SVC-LT-04]: 'launchType' does not exist
worker.platformVersion('1.4.0') // error[SVC-PV-01]: The platform version must be null when not running on Fargate.
site.platformVersion('1.5.0') // error[SVC-PV-01]: '"1.5.0"' is not assignable
site.capacityProviderStrategy({}) // error[SVC-CPS-01]: Argument of type '{}' is not assignable
site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { base: 1 } }) // error[SVC-CPS-03]: not assignable
worker.capacityProviderStrategy({ FARGATE: {} }) // error[SVC-CPS-05]: cannot contain a mix of capacity providers
remote.capacityProviderStrategy({ mine: {} }) // error[SVC-CPS-07]: External services cannot use capacity providers
// biome-ignore lint/suspicious/noDuplicateObjectKeys: this is the case
site.capacityProviderStrategy({ FARGATE: {}, FARGATE: {} }) // error[SVC-CPS-09]: An object literal cannot have multiple properties with the same name
site.daemon() // error[SVC-SCH-01]: Fargate does not support the DAEMON scheduling strategy
daemon.desiredCount(2) // error[SVC-SCH-02]: Property 'desiredCount' does not exist
daemon.autoScaling({ min: 1, max: 2 }, s => s.cpu(70)) // error[SVC-SCH-02]: Property 'autoScaling' does not exist
daemon.placementStrategy({ type: 'random' }) // error[SVC-SCH-02]: The daemon scheduling strategy does not support placement strategies
site.desiredCount(-1) // error[SVC-SCH-03]: desiredCount is -1, but must be a whole number of 0 or more
site.desiredCount(1.5) // error[SVC-SCH-03]: desiredCount is 1.5, but must be a whole number of 0 or more
site.desiredCount(2).autoScaling({ min: 1, max: 2 }, s => s.cpu(70)) // error[SVC-SCH-03]: Property 'autoScaling' does not exist
daemon.maximumPercent(200) // error[SVC-SCH-04]: does not support values above 100 for maximumPercent
site.rolling({ minimumHealthyPercent: 100, maximumPercent: 100 }) // error[SVC-DEP-01]: minimumHealthyPercent 100 is not below maximumPercent 100
worker.deploymentController('CODE_DEPLOY').minimumHealthyPercent(50) // error[SVC-DEP-03]: Property 'deploymentController' does not exist
site.raw({ deploymentController: { type: 'ROLLING' } }) // error[SVC-DEP-04]: 'deploymentController' does not exist
site.deploymentController('CODE_DEPLOY') // error[SVC-DEP-05]: Property 'deploymentController' does not exist
site.raw({ deploymentConfiguration: { strategy: 'BLUE' } }) // error[SVC-DEP-06]: '"BLUE"' is not assignable
site.blueGreen({}) // error[SVC-DEP-07]: 'bakeTime' is missing
site.canary({ stepPercent: 10 }) // error[SVC-DEP-08]: 'stepPercent' does not exist in type 'CanaryOptions'
site.linear({ canaryPercent: 10 }) // error[SVC-DEP-09]: 'canaryPercent' does not exist in type 'LinearOptions'
site.circuitBreaker({ enable: true }) // error[SVC-DEP-10]: 'rollback' is missing
site.circuitBreaker({ rollback: true, threshold: { type: 'COUNT' } }) // error[SVC-DEP-11]: 'value' is missing
site.alarms([]) // error[SVC-DEP-12]: Argument of type '[]' is not assignable
site.blueGreen({ bakeTime: 1, earlySuccess: { healthyPercent: 100 } }) // error[SVC-DEP-13]: 'earlySuccess' does not exist in type 'BlueGreenOptions'
site.rolling({ earlySuccess: { healthyPercent: 100 } }) // error[SVC-DEP-13]: 'sourceServiceRevisionCleanup' is missing
site.canary({ hooks: [{ function: 'arn:aws:lambda:us-east-1:123456789012:function:a', stages: [] }] }) // error[SVC-DEP-14]: not assignable to type
site.canary({ hooks: [{ pause: ['TEST_TRAFFIC_SHIFT'] }] }) // error[SVC-DEP-15]: '"TEST_TRAFFIC_SHIFT"' is not assignable
site.canary({ hooks: [{ pause: ['PRE_SCALE_UP'], timeout: { action: 'STOP' } }] }) // error[SVC-DEP-16]: '"STOP"' is not assignable
site.target(edge, 'app', 3000, { targetType: 'instance' }) // error[SVC-LB-01]: 'targetType' does not exist in type 'TargetOptions'
site.target(edge, 'ap', 3000) // error[SVC-LB-02]: '"ap"' is not assignable to parameter of type '"app" | "init"'
site.target(edge, 'app', 3001) // error[SVC-LB-02]: '3001' is not assignable to parameter of type '3000'
site.target(edge, 'init', 3000) // error[SVC-LB-02]: Container \"init\" has no port: call .port()
site.target(loadBalancer('edge').http(), 'app', 3000) // error: call .network()
site.target(loadBalancer('edge').network(vpc).host('a.example.com'), 'app', 3000) // error: call .http
site.raw({ loadBalancers: [{ loadBalancerName: 'a', targetGroupArn: group, containerName: 'app', containerPort: 80 }] }) // error[SVC-LB-03]: 'loadBalancerName' does not exist
site.raw({ loadBalancers: [{ ...port, advancedConfiguration: { alternateTargetGroupArn: group } }] }) // error[SVC-LB-08]: productionListenerRule
site.raw({ loadBalancers: [{ ...port, advancedConfiguration: { ...pair, productionListenerRule: listener } }] }) // error[SVC-LB-09]: is not assignable to type
site.raw({ loadBalancers: [{ ...port, advancedConfiguration: { ...pair, productionListenerRule: rule } }] })
site.raw({ role: 'ecsServiceRole' }) // error[SVC-LB-11]: 'role' does not exist
site.healthCheckGracePeriod(60.5) // error[SVC-HGP-01]: healthCheckGracePeriodSeconds is 60.5, but must be a whole number
site.availabilityZoneRebalancing(true) // error[SVC-AZR-01]: 'true' is not assignable
daemon.availabilityZoneRebalancing('ENABLED') // error[SVC-AZR-02]: Availability Zone rebalancing needs the REPLICA scheduling strategy
site.placementConstraints({ type: 'distinctInstance' }) // error[SVC-PLC-01]: Placement constraints are not supported with FARGATE.
worker.placementConstraints({ type: 'distinctInstance', expression: 'a' }) // error[SVC-PLC-02]: 'expression' does not exist in type
worker.placementConstraints({ type: 'memberOf' }) // error[SVC-PLC-02]: 'expression' is missing
worker.placementStrategy({ type: 'binpack', field: 'disk' }) // error[SVC-PLC-03]: '"disk"' is not assignable
site.placementStrategy({ type: 'random' }) // error[SVC-PLC-03]: Placement strategies are not supported with FARGATE.
site.propagateTags('TASK') // error[SVC-TAG-01]: '"TASK"' is not assignable
site.raw({ serviceRegistries: [{ registryArn: 'a' }, { registryArn: 'b' }] }) // error[SVC-SR-01]: is not assignable to type 'undefined'
site.serviceRegistry('arn', { port: 80, containerName: 'app' }) // error[SVC-SR-04]: not assignable
worker.serviceRegistry('arn', { containerName: 'app' }) // error[SVC-SR-02]: not assignable
remote.serviceRegistry('arn') // error[SVC-SR-05]: Service discovery needs a network that ECS manages
site.raw({ serviceConnectConfiguration: { namespace: 'shop' } }) // error[SVC-SC-01]: 'enabled' is missing
site.serviceConnectService('http', { discoveryName: 'API' }) // error[SVC-SC-02]: \"API\" is not a discovery name
site.serviceConnectService('http', { clientAlias: [{ port: 80 }, { port: 81 }] }) // error[SVC-SC-03]: 'port' is missing
site.serviceConnectService('dns').serviceConnectService(anyName)
const staged = unfinished.memory(2).container('app', c => c.image('app:1').port(80, { name: `http-${anyName}` }))
service('web').cluster(prod).taskDefinition(staged).network(vpc).serviceConnectService(`http-${anyName}`)
service('web').serviceConnectService('htp')
site.serviceConnectService('htp') // error[SVC-SC-01]: Argument of type '"htp"' is not assignable to parameter of type '"http" | "dns"'
worker.serviceConnectService('http') // error[SVC-SC-01]: No port of the task definition has a name: give it one, as in .port(3000, { name: 'http' })
remote.serviceConnect() // error[SVC-SC-05]: Service Connect does not work on external instances
site.serviceConnect({ accessLogConfiguration: { format: 'TEXT' } }) // error[SVC-SC-06]: not assignable
site.serviceConnectService('http', { tls: { certificateAuthority: 'ca-1' } }) // error[SVC-SC-08]: TLS needs the ARN of a private certificate authority
daemon.volume('data', { sizeInGiB: 10 }) // error[SVC-EBS-01]: The daemon scheduling strategy does not support volumes configured at launch
site.volume('data', {}) // error[SVC-EBS-02]: not assignable
site.volume('data', { sizeInGiB: 10, volumeType: 'io2' }) // error[SVC-EBS-03]: not assignable
site.volume('data', { sizeInGiB: 10, volumeType: 'io2', iops: 200, throughput: 500 }) // error[SVC-EBS-04]: not assignable
site.volume('data', { sizeInGiB: 10, volumeInitializationRate: 200 }) // error[SVC-EBS-05]: not assignable
site.volume('data', { sizeInGiB: 10, filesystemType: 'fat' }) // error[SVC-EBS-06]: '"fat"' is not assignable
site.vpcLattice({ targetGroupArn: 'arn' }) // error[SVC-VPL-01]: 'portName' is missing
site.raw({ gatewayConnectors: [{ portName: 'a' }, { portName: 'b' }] }) // error[SVC-GWC-01]: is not assignable to type 'undefined'
site.raw({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 30 }] } }) // error[SVC-MON-01]: '30' is not assignable
site.raw({ schedulingStrategy: 'DAEMON' }) // error[SVC-UPD-01]: 'schedulingStrategy' does not exist
site.deploymentController('CODE_DEPLOY').taskDefinition(web) // error[SVC-UPD-03]: Property 'deploymentController' does not exist
site
  .target(edge, 'app', 3000)
  .autoScaling({ min: 1, max: 2 }, s => s.cpu(50).requestsPerTarget(100))
  .rolling()
declare const isCareful: boolean
const branched = isCareful ? site.blueGreen({ bakeTime: 5 }) : site
branched.autoScaling({ min: 1, max: 2 }, s => s.cpu(50))
let stepwise = service('web')
if (isCareful) stepwise = stepwise.blueGreen({ bakeTime: 5 })
stepwise.autoScaling({ min: 1, max: 2 }, s => s.cpu(50))
site.linear().autoScaling({ min: 1, max: 2 }, s => s.cpu(50).memory(60))
site.autoScaling({ min: 1, max: 2 }, s => s.cpu(50)).blueGreen({ bakeTime: 1 })
site.blueGreen({ bakeTime: 1 }).autoScaling({ min: 1, max: 2 }, s => s.predictive('requests', 100).cpu(50)) // error: predictive('requests') cannot be used with blueGreen, linear or canary
site.autoScaling({ min: 1, max: 2 }, s => s.predictive('requests', 100)).canary() // error: predictive('requests') cannot be used with blueGreen, linear or canary
