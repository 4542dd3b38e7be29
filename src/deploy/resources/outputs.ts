/** What each kind of resource gives to those that refer to it. */
export interface Outputs {
  network: {
    vpcId: string
    cidrBlocks: readonly string[]
    subnets: readonly string[]
    loadBalancerSubnets: readonly string[]
  }
  'hosted-zone': { hostedZoneId: string; name: string }
  certificate: { arn: string }
  namespace: { namespaceId: string; arn: string; name: string; type: string }
  'discovery-service': { serviceId: string; arn: string; namespaceId: string }
  'security-group': { groupId: string; vpcId?: string }
  'security-group-rules': { groupId: string; ruleIds: readonly string[] }
  repository: { arn: string; uri: string }
  cluster: { arn: string; name: string }
  'log-group': { arn: string; name: string }
  role: { arn: string; name: string }
  'task-definition': { arn: string }
  'target-group': { arn: string; vpcId?: string; securityGroups?: readonly string[] }
  'load-balancer': {
    arn: string
    dnsName: string
    hostedZoneId: string
    /** The first of what a browser can open, of one that is made. */
    url?: string
    /** The rest of one that is looked up alone. */
    vpcId?: string
    ipAddressType?: string
    securityGroups?: readonly string[]
  }
  listener: { arn: string; protocol?: string; port?: string }
  'listener-rule': { arn: string }
  service: { arn: string; name: string; cluster: string; taskDefinition: string; deploymentId: string }
  autoscaling: { resourceId: string; arn: string }
  record: { name: string; hostedZoneId: string }
}
