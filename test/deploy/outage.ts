import type { DeployEvent } from '../../src/index.ts'
import type { Kind } from '../../src/model/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { DOMAIN } from './edges.ts'

/** The calls that find, make and remove a kind, with their service where two services have one of that name. */
export const CALLS: { readonly [K in Kind]: readonly string[] } = {
  network: ['DescribeVpcs', 'DescribeSubnets'],
  'hosted-zone': ['ListHostedZonesByName'],
  certificate: ['ListCertificates'],
  'security-group': ['CreateSecurityGroup', 'DeleteSecurityGroup'],
  'security-group-rules': ['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress'],
  repository: ['CreateRepository', 'DeleteRepository'],
  namespace: ['ListNamespaces', 'CreatePrivateDnsNamespace', 'CreateHttpNamespace', 'DeleteNamespace'],
  'discovery-service': ['serviceDiscovery CreateService', 'serviceDiscovery DeleteService'],
  cluster: ['CreateCluster', 'DeleteCluster'],
  'log-group': ['CreateLogGroup', 'DeleteLogGroup'],
  role: ['CreateRole', 'DeleteRole'],
  'task-definition': ['RegisterTaskDefinition', 'DeregisterTaskDefinition'],
  'target-group': ['CreateTargetGroup', 'DeleteTargetGroup'],
  'load-balancer': ['CreateLoadBalancer', 'DeleteLoadBalancer'],
  listener: ['CreateListener', 'DeleteListener'],
  'listener-rule': ['CreateRule', 'DeleteRule'],
  service: ['ecs CreateService', 'ecs DeleteService'],
  autoscaling: ['RegisterScalableTarget', 'DeregisterScalableTarget'],
  record: ['ChangeResourceRecordSets'],
}

// Shorter than the patience of the executor, longer than everything else.
const OUTAGE_MILLISECONDS = 50_000

/** Options under which AWS has a failure where one kind is concerned: each of its calls passes only some time later. */
export function outage(kind: Kind, simulator: Simulator) {
  const { clients, clock, region } = simulator.options()
  const since = new Map<string, number>()
  const failing = Object.entries(clients).map(([service, client]) => {
    const send: typeof client.send = (command, options) => {
      const call = command.constructor.name.replace(/Command$/, '')
      if (CALLS[kind].some(name => name === call || name === `${service} ${call}`)) {
        const start = since.get(call) ?? clock.now()
        since.set(call, start)
        if (clock.now() - start < OUTAGE_MILLISECONDS) return Promise.reject(Object.assign(new Error(), UNAVAILABLE))
      }
      return client.send(command, options)
    }
    return [service, { send }]
  })
  const refused: string[] = []
  const onEvent = (event: DeployEvent): void => {
    if (event.type === 'finished' && event.resource === 'repository shop/web' && event.action === 'create')
      simulator.pushImage('shop/web', '1')
    // AWS refuses what is asked for before what it needs is there, and to remove what is still needed.
    if (event.type === 'retrying' && !EXPECTED.test(event.because)) refused.push(`${event.call}: ${event.because}`)
  }
  return { refused, options: { region, clock, clients: Object.fromEntries(failing), onEvent } }
}

const UNAVAILABLE = { name: 'ServiceUnavailable' }
// The network interfaces of a service outlive it.
const EXPECTED = /failure of its own|network interfaces/

/** An account with what `everyEdge` looks up. */
export function edgeAccount(): Simulator {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`shop.${DOMAIN}`)
  return simulator
}
