import type { ListenerModel } from '../../../src/model/listener.ts'
import type { ListenerRuleModel } from '../../../src/model/listener-rule.ts'
import type { LoadBalancerModel } from '../../../src/model/load-balancer.ts'
import type { ExistingNetworkModel } from '../../../src/model/network.ts'
import type { SecurityGroupModel } from '../../../src/model/security-group.ts'
import type { TargetGroupModel } from '../../../src/model/target-group.ts'

export const networkModel: ExistingNetworkModel = {
  kind: 'network',
  id: 'default',
  existing: 'default',
  assignPublicIp: true,
}

export const securityGroupModel: SecurityGroupModel = {
  kind: 'security-group',
  id: 'edge',
  description: 'Load balancer edge',
  network: networkModel,
  ingress: [
    { fromPort: 443, toPort: 443, source: { cidrIpv4: '0.0.0.0/0' }, description: 'HTTPS' },
    { fromPort: 443, toPort: 443, source: { cidrIpv6: '::/0' }, description: 'HTTPS' },
  ],
  tags: {},
}

export const loadBalancerModel: LoadBalancerModel = {
  kind: 'load-balancer',
  id: 'edge',
  name: 'edge',
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  network: networkModel,
  securityGroups: [securityGroupModel],
  idleTimeoutSeconds: 60,
  listeners: [
    {
      port: 443,
      protocol: 'HTTPS',
      certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      defaultAction: { type: 'fixed-response', statusCode: '404', messageBody: '' },
    },
  ],
  tags: { team: 'shop' },
}

export function listenerModel(port = 443): ListenerModel {
  const settings = loadBalancerModel.listeners[0]
  if (!settings) throw new Error('The load balancer model has no listener')
  return { kind: 'listener', id: `edge:${port}`, loadBalancer: loadBalancerModel, settings: { ...settings, port } }
}

export const targetGroupModel: TargetGroupModel = {
  kind: 'target-group',
  id: 'web',
  port: 3000,
  protocol: 'HTTP',
  network: networkModel,
  healthCheck: {
    path: '/health',
    matcher: '200',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
  },
  deregistrationDelaySeconds: 300,
  tags: {},
}

export function ruleModel(id: string, hosts: readonly string[], paths: readonly string[] = []): ListenerRuleModel {
  return { kind: 'listener-rule', id, listener: listenerModel(), hosts, paths, targetGroup: targetGroupModel, tags: {} }
}
